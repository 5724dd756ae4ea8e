import { findOperation, functionOf } from '../../shared/operations'
import { app } from '../runtime/app'
import type { Answer } from '../runtime/define-function'
import { delegate } from '../runtime/delegation'
import { bearerOf, bodyOf, headerOf, json, refuse, type HttpEvent, type HttpResponse } from './http'
import { sessionOf } from './sessions'

/** Runs one operation for the owner of the bearer token, in the function of the operation's area. */
export async function callOperation(event: HttpEvent): Promise<HttpResponse> {
  const operation = event.path.slice('/call/'.length).replace(/\/$/, '')
  if (!findOperation(operation))
    return refuse(404, 'UNKNOWN_OPERATION', { operation: operation.slice(0, 80) })
  const token = bearerOf(event)
  const caller = token && (await sessionOf(token))
  if (!caller) return refuse(401, 'UNAUTHENTICATED')
  const body = bodyOf(event)
  if (!body) return refuse(400, 'INVALID_INPUT', { problem: '请求内容不是 JSON 对象' })

  const { requestId, input } = body
  if (requestId !== undefined && typeof requestId !== 'string') {
    return refuse(400, 'INVALID_INPUT', { problem: 'requestId 必须是文字' })
  }
  const device = `http ${headerOf(event, 'user-agent') ?? ''}`.trim().slice(0, 120)
  const delegation = delegate({ caller, device }, { operation, requestId }, Date.now())
  const data = { operation, requestId, input, delegation }
  const { result } = await app.callFunction<typeof data, Answer>({ name: functionOf(operation), data })
  return json(200, result)
}
