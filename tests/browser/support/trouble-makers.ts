import type { Phone } from './phone'

export interface Line {
  /** How many messages of the operation left the phone. */
  sent(): number
  repair(): Promise<void>
}

/**
 * A line that loses the answers of an operation: the first message arrives and is carried out, but the phone never
 * hears of it; later ones do not even arrive.
 */
export async function loseAnswers(phone: Phone, operation: string): Promise<Line> {
  const pattern = `**/call/${operation}`
  let sent = 0
  phone.expectTrouble(/net::ERR_(FAILED|INTERNET_DISCONNECTED)/)
  await phone.page.route(pattern, async (route) => {
    sent++
    if (sent === 1) await route.fetch()
    await route.abort('internetdisconnected')
  })
  return { sent: () => sent, repair: () => phone.page.unroute(pattern) }
}

/** Counts the messages of an operation that leave the phone. */
export function countSent(phone: Phone, operation: string): () => number {
  let sent = 0
  phone.page.on('request', (request) => {
    if (request.url().endsWith(`/call/${operation}`) && request.method() === 'POST') sent++
  })
  return () => sent
}

/** Makes the session of a phone one that the server does not know, as after twelve hours. */
export async function endSession(phone: Phone): Promise<void> {
  phone.expectTrouble(/status of 401/)
  const ended = await phone.page.evaluate(() => {
    const token = /[\w-]{40,}/
    const key = Object.keys(localStorage).find(
      (name) => name.includes('token') && token.test(localStorage[name]),
    )
    if (key) localStorage[key] = localStorage[key].replace(token, 'x'.repeat(43))
    return key !== undefined
  })
  if (!ended) throw new Error('the phone keeps no token')
}
