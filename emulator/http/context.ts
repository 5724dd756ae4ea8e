import { type IncomingMessage, type ServerResponse } from 'node:http'

/** One HTTP request on its way through the emulator. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  method: string
  path: string
  query: URLSearchParams
}

/** Answers with a whole body; 204 and 304 have none. */
export function send(
  { response }: Pick<Exchange, 'response'>,
  status: number,
  body: string | Buffer,
  headers: Record<string, string | string[]> = {},
): void {
  if (status === 204 || status === 304) response.writeHead(status, headers).end()
  else response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
}

const json = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }

/** Answers with JSON; a string is sent as it is. */
export function sendJson(exchange: Pick<Exchange, 'response'>, status: number, body: unknown): void {
  send(exchange, status, typeof body === 'string' ? body : JSON.stringify(body), json)
}
