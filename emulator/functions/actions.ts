import { type ServiceAction } from '../admin/admin'
import { invalidParam } from '../admin/errors'
import { type FunctionHost } from './host'

/** `functions.invokeFunction`: one function calls another. The called one sees no person, only the chain of calls. */
export function functionActions(host: FunctionHost): Record<string, ServiceAction> {
  return {
    'functions.invokeFunction': async (parameters, requestId, headers) => {
      const { function_name: name, request_data: data = '', qualifier } = parameters
      if (typeof name !== 'string' || name === '') throw invalidParam('function_name is missing')
      if (qualifier !== undefined && qualifier !== '' && qualifier !== '$LATEST')
        throw invalidParam(`the emulator has one version of each function: qualifier must be $LATEST`)
      const event = typeof data === 'string' ? data : JSON.stringify(data)
      if (!isJson(event)) throw invalidParam('request_data is not JSON')
      const chain = chainOf(headers['x-tcb-source'])
      const caller = { source: 'function' as const, ...(chain === undefined ? {} : { chain }) }
      const body = await host.invoke(name, event, caller, requestId)
      return `"data":{"response_data":${JSON.stringify(body)}}`
    },
  }
}

function isJson(event: string): boolean {
  if (event === '') return true
  try {
    JSON.parse(event)
    return true
  } catch {
    return false
  }
}

/** The SDK of a function says how that function was called, `wx_client,scf`: its own part is added anew. */
function chainOf(header: string | string[] | undefined): string | undefined {
  const chain = String(header ?? '').replace(/(^|,)(scf|unknown)?$/, '')
  return /^\w+(,\w+){0,20}$/.test(chain) ? chain : undefined
}
