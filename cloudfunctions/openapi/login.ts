import { find } from '../runtime/store'
import { bearerOf, bodyOf, isFromForeignPage, json, refuse, type HttpEvent, type HttpResponse } from './http'
import { closeSession, openSession } from './sessions'

/**
 * A session for a demo account, without a password: only where the deployment set DEMO_LOGIN=1, which is one machine
 * with demo data. Elsewhere WeChat says who the caller is.
 */
export async function login(event: HttpEvent): Promise<HttpResponse> {
  if (process.env.DEMO_LOGIN !== '1' || isFromForeignPage(event)) return refuse(403, 'LOGIN_CLOSED')
  const account = bodyOf(event)?.account
  if (typeof account !== 'string' || !/^[\w.-]{1,40}$/.test(account)) {
    return refuse(400, 'INVALID_INPUT', { problem: '请给出演示账号，例如 {"account":"clerk"}' })
  }
  const [person] = await find('people', { account }, { limit: 1 })
  if (person?.status !== 'active') return refuse(404, 'NOT_FOUND', { what: `演示账号 ${account}` })
  const session = await openSession(person)
  const { openid: _openid, ...shown } = person
  return json(200, { ok: true, ...session, data: { ...session, person: shown } })
}

export async function logout(event: HttpEvent): Promise<HttpResponse> {
  const token = bearerOf(event)
  if (token) await closeSession(token)
  return json(200, { ok: true, data: {} })
}
