import type { OutputOf } from '@shared/operations'
import type { Role } from '@shared/schema/person'
import { call, onSignedOut, type Answer } from './cloud'
import type { Failure } from './error-text'
import { clearQueries } from './query-cache'
import { needsLogin, signIn } from './sign-in'
import { readStored, writeStored } from './storage'
import { createStore, useStore } from './store'
import { setTodoCount } from './todo-count'

export type Me = OutputOf<'people.me'>

/** loading: not yet asked who this is · signedOut: nobody · ready: `person` is known · failed: could not be asked */
export interface Session {
  state: 'loading' | 'signedOut' | 'ready' | 'failed'
  person?: Me
  failure?: Failure
}

const initial: Session = { state: needsLogin() && !readStored('token') ? 'signedOut' : 'loading' }
export const sessionStore = createStore<Session>(initial)
export const useSession = (): Session => useStore(sessionStore)

/** The person using the app; undefined until known. */
export const useMe = (): Me | undefined => useSession().person

export const hasRole = (person: Me | undefined, ...roles: Role[]): boolean =>
  roles.some((role) => person?.roles.includes(role))

/** Asks the server who this is; at launch and after signing in. */
export async function restoreSession(): Promise<Session> {
  if (sessionStore.get().state === 'signedOut') return sessionStore.get()
  const answer = await call('people.me', {})
  if (answer.ok) sessionStore.set({ state: 'ready', person: answer.data })
  else if (answer.code !== 'UNAUTHENTICATED') sessionStore.set({ state: 'failed', failure: answer })
  return sessionStore.get()
}

/** Signs in with an account (browser only; WeChat knows the person). Keeps the token on this device. */
export async function login(account: string): Promise<Answer<Me>> {
  const answer = await signIn(account)
  if (!answer.ok) return answer
  forget()
  writeStored('token', answer.data)
  sessionStore.set({ state: 'loading' })
  const { person, failure } = await restoreSession()
  return person ? { ok: true, data: person } : (failure ?? { ok: false, code: 'UNAUTHENTICATED' })
}

export function logout(): void {
  forget()
  sessionStore.set({ state: 'signedOut' })
}

function forget(): void {
  writeStored('token', undefined)
  clearQueries()
  setTodoCount(0)
}

onSignedOut(logout)
