import { type IncomingMessage } from 'node:http'
import { type Exchange, send, sendJson } from '../http/context'

/** The event that the platform's HTTP access hands to a function. */
export function httpEvent(
  { request, method, path, query }: Exchange,
  body: Buffer,
  requestId: string,
): string {
  const isBase64Encoded = body.length > 0 && !isText(request)
  return JSON.stringify({
    path,
    httpMethod: method,
    headers: flatHeaders(request),
    queryStringParameters: queryParameters(query),
    requestContext: { requestId, sourceIp: request.socket.remoteAddress ?? '', httpMethod: method, path },
    body: isBase64Encoded ? body.toString('base64') : body.toString(),
    isBase64Encoded,
  })
}

interface IntegrationResponse {
  statusCode: number
  headers?: Record<string, string | string[]>
  body?: unknown
  isBase64Encoded?: boolean
}

/** Sends what a function answered: an integration response (`statusCode` and so on), or any other value as JSON. */
export function sendFunctionResult(
  exchange: Exchange,
  resultText: string,
  cors: Record<string, string>,
): void {
  const result = JSON.parse(resultText) as unknown
  if (!isIntegrationResponse(result)) return sendJson(exchange, 200, resultText)
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = result
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  delete lower['content-length']
  send(exchange, statusCode, isBase64Encoded ? Buffer.from(text, 'base64') : text, {
    'content-type': 'application/json; charset=utf-8',
    ...lower,
    ...cors,
  })
}

function isIntegrationResponse(value: unknown): value is IntegrationResponse {
  return (
    typeof value === 'object' && value !== null && Number.isInteger((value as IntegrationResponse).statusCode)
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
