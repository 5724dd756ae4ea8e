import type { HttpEvent, HttpResponse } from './http'
import { json, refuse } from './http'
import { callOperation } from './call'
import { login, logout } from './login'
import { openapiDocument } from './document'

/**
 * The HTTP access paths of the system: `POST /call/<operation>`, `POST` and `DELETE /login`, `GET /openapi.json`.
 * A bearer token becomes an identity here, and the operation's own function does the work.
 */
export const main = async (event: HttpEvent): Promise<HttpResponse> => {
  try {
    return await route(event)
  } catch (error) {
    console.error(JSON.stringify({ path: event.path, error: error instanceof Error ? error.stack : error }))
    return refuse(500, 'INTERNAL')
  }
}

function route(event: HttpEvent): HttpResponse | Promise<HttpResponse> {
  const { path, httpMethod: method } = event
  if (method === 'GET' && path.startsWith('/openapi.json')) return json(200, openapiDocument())
  if (method === 'POST' && path.startsWith('/call/')) return callOperation(event)
  if (method === 'POST' && path.startsWith('/login')) return login(event)
  if (method === 'DELETE' && path.startsWith('/login')) return logout(event)
  const message = '没有这个地址：可用的是 POST /call/<操作>、POST /login、GET /openapi.json'
  return json(404, { ok: false, code: 'NOT_FOUND', message })
}
