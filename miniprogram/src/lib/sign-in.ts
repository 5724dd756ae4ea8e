import type { Answer } from './cloud'

/** WeChat says who is calling: there is no login. */
export const needsLogin = (): boolean => false

/** A new token for an account. Never needed in WeChat. */
export const signIn = (_account: string): Promise<Answer<string>> =>
  Promise.resolve({ ok: false, code: 'LOGIN_CLOSED' })
