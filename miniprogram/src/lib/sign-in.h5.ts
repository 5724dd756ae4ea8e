import * as z from 'zod/mini'
import type { Answer } from './cloud'
import type { Failure } from './error-text'
import { post } from './transport.h5'

export const needsLogin = (): boolean => true

const LoginAnswer = z.union([
  z.object({ ok: z.literal(true), data: z.object({ token: z.string() }) }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    message: z.optional(z.string()),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
])

/** A new token for a demo account. */
export async function signIn(account: string): Promise<Answer<string>> {
  const sent = await post('login', { account })
  if (sent.lost) return { ok: false, code: 'NETWORK' }
  const answer = z.safeParse(LoginAnswer, sent.answer)
  if (!answer.success) return { ok: false, code: 'BAD_ANSWER' }
  return answer.data.ok ? { ok: true, data: answer.data.data.token } : (answer.data as Failure)
}
