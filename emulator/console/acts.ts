import { failureOf } from '../admin/admin'
import { invalidParam } from '../admin/errors'
import { newRequestId } from '../admin/request-id'
import { type FunctionHost } from '../functions/host'
import { fireTimer } from '../functions/scheduler'
import { type Credits } from '../wechat/credits'

/** What `invoke` takes: who calls (nobody when left out), and the event. */
interface ClientCall {
  openid?: string
  event?: unknown
  appid?: string
}

/** Calls a function as a mini-program client would. Answers JSON text; a failure is `{ requestId, code, message }`. */
export function invokeAsClient(host: FunctionHost, name: string, body: string): Promise<string> {
  return answer((requestId) => {
    const { openid, event = {}, appid = 'wx0000000000000000' } = parseCall(body)
    const caller = { source: 'client' as const, appid, ...(openid === undefined ? {} : { openid }) }
    return host.invoke(name, JSON.stringify(event), caller, requestId)
  })
}

/** Fires a timer trigger now. Answers as `invokeAsClient`. */
export function fireByHand(host: FunctionHost, name: string, trigger: string): Promise<string> {
  return answer(() => {
    const spec = host.specs.find((known) => known.name === name)
    const timer = spec?.timers.find((known) => known.name === trigger)
    if (timer === undefined) throw invalidParam(`function ${name} has no timer ${trigger}`)
    return fireTimer(host, name, timer, Date.now())
  })
}

/** Agrees to messages in a person's place, or switches the counting of consents on. Answers as `invokeAsClient`. */
export function changeCredits(credits: Credits, body: string): Promise<string> {
  return answer(() => {
    let request: unknown
    try {
      request = JSON.parse(body)
    } catch {
      throw invalidParam('the body must be JSON: { "openid": "…", "templateId": "…", "count": 1 }')
    }
    return Promise.resolve(JSON.stringify(credits.change(request)))
  })
}

async function answer(work: (requestId: string) => Promise<string>): Promise<string> {
  const requestId = newRequestId()
  try {
    return `{"requestId":"${requestId}","result":${await work(requestId)}}`
  } catch (error) {
    return JSON.stringify({ requestId, ...failureOf(error) })
  }
}

function parseCall(body: string): ClientCall {
  try {
    return JSON.parse(body === '' ? '{}' : body) as ClientCall
  } catch {
    throw invalidParam('the body must be JSON: { "openid": "…", "event": {} }')
  }
}
