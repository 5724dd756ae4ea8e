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

/** Larger text bodies the platform refuses, although it takes 6 MB of any other kind. */
const textLimit = 100 * 1024

/** HTTP access has names of its own for the codes of the SDKs (docs.cloudbase.net/error-code/service). */
const answers: Record<string, { status: number; code: string }> = {
  EXCEED_REQUEST_SIZE_LIMIT: { status: 413, code: 'EXCEED_MAX_PAYLOAD_SIZE' },
  EXCEED_CONCURRENT_REQUEST_LIMIT: { status: 429, code: 'FUNCTION_EXCEED_RESOURCE_LIMIT' },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { status: 504, code: 'FUNCTION_TIME_LIMIT_EXCEEDED' },
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: { status: 500, code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED' },
  FUNCTIONS_EXECUTE_FAIL: { status: 500, code: 'FUNCTION_INVOCATION_FAILED' },
  FUNCTION_NOT_FOUND: { status: 404, code: 'FUNCTION_NOT_FOUND' },
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

  async handle(exchange: Exchange, access: HttpAccess): Promise<void> {
    const { functionName } = access
    // A page of another origin asks first; any other OPTIONS is the function's own business.
    if (exchange.method === 'OPTIONS' && exchange.request.headers.origin !== undefined)
      return sendPreflight(exchange)
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
        this.eventOf(exchange, body, access, requestId),
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
      const { status, code } = answers[failure.code] ?? { status: 500, code: failure.code }
      sendJson(exchange, status, { code, message: failure.message, requestId })
    }
  }

  /** What the platform would refuse is said in the function's log, not refused: a private server may take it. */
  private eventOf(exchange: Exchange, body: Buffer, access: HttpAccess, requestId: string): string {
    const { functionName, path, wholePath } = access
    const prefix = wholePath || path === '/' ? '' : path
    const event = httpEvent(exchange, body, { requestId, envId: this.host.envId, prefix })
    if (body.length > textLimit && !event.isBase64Encoded) {
      const text =
        `[emulator] a text body of ${body.length} bytes: the platform's HTTP access takes at most ${textLimit} ` +
        'of a text type (EXCEED_MAX_PAYLOAD_SIZE); send it in parts or as another type'
      this.host.logs.add({ at: Date.now(), functionName, requestId, level: 'warn', text })
    }
    return JSON.stringify(event)
  }
}
