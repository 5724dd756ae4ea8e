import { type IncomingMessage } from 'node:http'
import { executeFailed } from './failures'
import { type Exchange, send, sendJson } from '../http/context'

/**
 * The event that the platform's HTTP access hands to a function: its "integration request". `prefix` is the part of
 * the path that the route takes away.
 */
export function httpEvent(
  { request, method, path, query }: Exchange,
  body: Buffer,
  { requestId, envId, prefix }: { requestId: string; envId: string; prefix: string },
) {
  const isBase64Encoded = body.length > 0 && !isText(request)
  return {
    path: path.slice(prefix.length) || '/',
    httpMethod: method,
    headers: flatHeaders(request),
    multiValueHeaders: request.headersDistinct,
    queryStringParameters: queryParameters(query),
    requestContext: {
      ...{ requestId, envId, appId: 0, uin: 0 },
      ...{ sourceIp: request.socket.remoteAddress ?? '', httpMethod: method, path },
    },
    body: isBase64Encoded ? body.toString('base64') : body.toString(),
    isBase64Encoded,
  }
}

interface IntegrationResponse {
  statusCode: number
  headers?: Record<string, unknown>
  body?: unknown
  isBase64Encoded?: boolean
}

/**
 * Sends what a function answered: an integration response (`statusCode`, `headers`, `body`, `isBase64Encoded`), a
 * text or a number as plain text, any other value as JSON.
 */
export function sendFunctionResult(
  exchange: Exchange,
  resultText: string,
  cors: Record<string, string>,
): void {
  for (const [name, value] of Object.entries(cors)) exchange.response.setHeader(name, value)
  const result = JSON.parse(resultText) as unknown
  if (typeof result === 'string' || typeof result === 'number')
    return send(exchange, 200, String(result), { 'content-type': 'text/plain; charset=utf-8' })
  if (!isIntegrationResponse(result)) return sendJson(exchange, 200, resultText)
  const { statusCode, body = '', isBase64Encoded = false } = result
  if (statusCode < 200 || statusCode > 599)
    throw executeFailed(`Invalid scf response format: statusCode ${statusCode} is no HTTP status`)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  send(exchange, statusCode, isBase64Encoded ? Buffer.from(text, 'base64') : text, {
    'content-type': 'application/json; charset=utf-8',
    ...readHeaders(result.headers ?? {}),
  })
}

/** Lower case, so that a function's own `Content-Type` replaces ours; a list sends a header several times. */
function readHeaders(headers: Record<string, unknown>): Record<string, string | string[]> {
  const read: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (
      value === null ||
      value === undefined ||
      /^(content-length|transfer-encoding|connection)$/i.test(name)
    )
      continue
    const values = (Array.isArray(value) ? value : [value]).map(String)
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || values.some((text) => /[^\t\x20-\x7e\x80-\xff]/.test(text)))
      throw executeFailed(`Invalid scf response format: the header ${JSON.stringify(name)} cannot be sent`)
    read[name.toLowerCase()] = Array.isArray(value) ? values : (values[0] as string)
  }
  return read
}

function isIntegrationResponse(value: unknown): value is IntegrationResponse {
  if (typeof value !== 'object' || value === null) return false
  const { statusCode, headers } = value as IntegrationResponse
  return (
    Number.isInteger(statusCode) &&
    (headers === undefined || (typeof headers === 'object' && headers !== null))
  )
}

function isText({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? ''
  return (
    type === '' ||
    /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded|[\w.-]+\+(json|xml)))/i.test(type)
  )
}

function flatHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

function queryParameters(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name)
      return [name, values.length === 1 ? (values[0] as string) : values]
    }),
  )
}
