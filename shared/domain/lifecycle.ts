import { ok, reject, type Rejection, type Result } from '../errors'

/** What every piece of master data keeps about its own life. */
export interface Living {
  status: 'active' | 'disabled'
  updatedAt?: string
  disabledAt?: string
}

/**
 * Seconds after which every running function knows that something is disabled: their caches live a minute at most, and
 * a call that began before may take some seconds more.
 */
export const SETTLE_SECONDS = 120

/** CHANGED_MEANWHILE when the form was filled from another state than the one that would be overwritten. */
export const refuseStale = (
  before: { updatedAt?: string },
  basedOn: string | undefined,
  what: string,
): Rejection | null => (before.updatedAt === basedOn ? null : reject('CHANGED_MEANWHILE', { what }))

/** The document enabled or disabled; ALREADY_HANDLED when it is so already, so that two people do not both believe it. */
export function withStatus<T extends Living>(before: T, status: Living['status'], now: string): Result<T> {
  if (before.status === status) {
    return reject('ALREADY_HANDLED', { state: status === 'active' ? '启用' : '停用' })
  }
  return ok({ ...before, status, updatedAt: now, disabledAt: status === 'disabled' ? now : undefined })
}

/**
 * Why something cannot be deleted yet. It must have been disabled long enough that nobody can begin to use it any more;
 * only then does a look for its history hold. NOT_DISABLED, JUST_DISABLED; null when it may be looked at.
 */
export function refuseDelete({ status, disabledAt }: Living, now: string, what: string): Rejection | null {
  if (status === 'active') return reject('NOT_DISABLED', { what })
  const age = disabledAt ? (Date.parse(now) - Date.parse(disabledAt)) / 1_000 : SETTLE_SECONDS
  return age < SETTLE_SECONDS
    ? reject('JUST_DISABLED', { what, seconds: Math.ceil(SETTLE_SECONDS - age) })
    : null
}
