import { failureOf } from '../admin/admin'
import { newRequestId } from '../admin/request-id'
import { type Faults } from '../edition/faults'
import { type HttpAccess } from '../functions/deployment'
import { type FunctionHost } from '../functions/host'
import { httpEvent, sendFunctionResult } from '../functions/http-event'
import { readBody } from './body'
import { sendJson, type Exchange } from './context'
import { corsHeaders, sendPreflight } from './cors'

/** The platform's limit of a request that a function answers. */
const bodyLimit = 6 * 1024 * 1024

const statusOf: Record<string, number> = {
  EXCEED_REQUEST_SIZE_LIMIT: 413,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
  FUNCTION_NOT_FOUND: 404,
}

/** HTTP access: path prefixes of the deployment file that functions answer. */
export class Gateway {
  constructor(
    private readonly access: HttpAccess[],
    private readonly host: FunctionHost,
    private readonly faults: Faults,
  ) {}

  /** The access entry whose path is the request's path or a folder above it; the longest wins. */
  match(path: string): HttpAccess | undefined {
    return this.access.find(
      (entry) => path === entry.path || path.startsWith(entry.path === '/' ? '/' : `${entry.path}/`),
    )
  }

  async handle(exchange: Exchange, { functionName }: HttpAccess): Promise<void> {
    if (exchange.method === 'OPTIONS') return sendPreflight(exchange)
    const requestId = newRequestId()
    const headers = { ...corsHeaders(exchange), 'x-request-id': requestId }
    const fault = this.faults.ofClient(functionName)
    try {
      const body = await readBody(exchange.request, bodyLimit)
      if (fault === 'client-lost-request') return void exchange.request.socket.destroy()
      const clientIp = exchange.request.socket.remoteAddress
      const caller = { source: 'http' as const, ...(clientIp === undefined ? {} : { clientIp }) }
      const result = await this.host.invoke(
        functionName,
        httpEvent(exchange, body, requestId),
        caller,
        requestId,
      )
      if (fault === 'client-lost-reply') return void exchange.request.socket.destroy()
      sendFunctionResult(exchange, result, headers)
    } catch (error) {
      if (exchange.request.destroyed && !exchange.request.complete) return
      if (fault === 'client-lost-reply') return void exchange.request.socket.destroy()
      const failure = failureOf(error)
      for (const [name, value] of Object.entries(headers)) exchange.response.setHeader(name, value)
      sendJson(exchange, statusOf[failure.code] ?? 500, { ...failure, requestId })
    }
  }
}
