import { type ServiceAction } from '../admin/admin'
import { invalidParam } from '../admin/errors'
import { type FunctionHost } from './host'

/** `functions.invokeFunction`: one function calls another. The called one sees no person, only the function. */
export function functionActions(host: FunctionHost): Record<string, ServiceAction> {
  return {
    'functions.invokeFunction': async (parameters, requestId) => {
      const name = parameters['function_name']
      const data = parameters['request_data'] ?? ''
      if (typeof name !== 'string' || name === '') throw invalidParam('function_name is missing')
      const event = typeof data === 'string' ? data : JSON.stringify(data)
      const body = await host.invoke(name, event, { source: 'function' }, requestId)
      return `"data":{"response_data":${JSON.stringify(body)}}`
    },
  }
}
