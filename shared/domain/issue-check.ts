import { errorText } from '../error-text'
import { ok, reject, type ErrorCode, type Rejection, type Result } from '../errors'
import type { IssueCheck, IssueCheckStatus, PreparedPick } from '../schema/issue-check'
import type { Caller } from '../schema/person'
import { hasGrant, mayWorkIn } from './rights'
import { addDays, businessDay, startOfDay } from './calendar'

export const checkStatusText: Record<IssueCheckStatus, string> = {
  waiting: '待复核',
  approved: '已发放',
  returned: '已退回',
  cancelled: '已取消',
}

/** How long prepared goods stay promised at least, so that a check may wait over a weekend. */
const CHECK_DAYS = 3

export const promisedForCheck = (now: string): string => startOfDay(addDays(businessDay(now), CHECK_DAYS + 1))

/**
 * Why this person may not be the second one; null when he may. It takes somebody who works in the warehouse or holds
 * the grant `checkControlled`, and who neither picked, asked for nor fetches the goods.
 * Rejects ALREADY_HANDLED, SELF_CHECK, FORBIDDEN.
 */
export function refuseChecker(check: IssueCheck, by: Caller): Rejection | null {
  if (check.status !== 'waiting') return checkHandled(check)
  const why = involved(check, by)
  if (why) return reject('SELF_CHECK', { why })
  if (mayWorkIn(by, check.warehouseId) || hasGrant(by, 'checkControlled')) return null
  return reject('FORBIDDEN', {
    problem: `复核由${check.warehouseName}的另一名仓管员或有复核权限的人来做，你没有这个权限`,
  })
}

function involved({ preparedBy, requester, targets }: IssueCheck, by: Caller): string | undefined {
  if (preparedBy.id === by._id) return '这批货是你拣的'
  if (requester?.id === by._id) return '你是申请人'
  const isRecipient = targets.some(
    ({ person, receivedBy }) => person?.id === by._id || receivedBy === by.name,
  )
  return isRecipient ? '你是领取人' : undefined
}

/** Who may see it: those who could check it, who prepared it, and administrators. */
export const maySeeCheck = (check: IssueCheck, by: Caller): boolean =>
  check.preparedBy.id === by._id ||
  mayWorkIn(by, check.warehouseId) ||
  hasGrant(by, 'checkControlled') ||
  by.roles.includes('admin')

/** The check with its end. */
export const decided = (
  check: IssueCheck,
  status: Exclude<IssueCheckStatus, 'waiting'>,
  { by, reason }: { by: Pick<Caller, '_id' | 'name'>; reason?: string | undefined },
  now: string,
): IssueCheck => ({
  ...check,
  status,
  decidedBy: { id: by._id, name: by.name },
  decidedAt: now,
  ...(reason ? { reason } : {}),
})

/** Somebody was quicker: who, and what came of it. */
export const checkHandled = (check: IssueCheck): Rejection =>
  reject('ALREADY_HANDLED', {
    by: check.decidedBy?.name,
    at: check.decidedAt,
    status: check.status,
    state: checkStatusText[check.status],
  })

/** Only who picked takes it back: null, or FORBIDDEN with who that is. Rejects ALREADY_HANDLED. */
export function refuseCancel(check: IssueCheck, by: Pick<Caller, '_id'>): Rejection | null {
  if (check.status !== 'waiting') return checkHandled(check)
  if (check.preparedBy.id === by._id) return null
  return reject('FORBIDDEN', { problem: `只有拣货的${check.preparedBy.name}能取消，你可以退回重拣` })
}

/** What is handed over has to be what was prepared: when the shelf no longer allows it, the goods are picked anew. */
export function staleUnlessPosted<T>(result: Result<T>): Result<T> {
  if (result.ok || !shelfCodes.has(result.code)) return result
  const cause = outOfTurn.has(result.code) ? '来了更早的批次' : errorText(result.code, result.details)
  return reject('CHECK_STALE', { ...result.details, cause })
}

const outOfTurn: ReadonlySet<ErrorCode> = new Set(['OVERRIDE_REASON_REQUIRED', 'FORBIDDEN'])
const shelfCodes: ReadonlySet<ErrorCode> = new Set([
  ...outOfTurn,
  'INSUFFICIENT_STOCK',
  'LOT_NOT_FOUND',
  'LOT_NOT_AVAILABLE',
  'EXPIRED_LOT',
  'OVER_APPROVED',
])

/** Picks of one line (and one department), as an issue takes them. */
export const takesOf = (picks: readonly PreparedPick[], lineId: number, departmentId?: string) =>
  picks
    .filter(
      (pick) => pick.lineId === lineId && (departmentId === undefined || pick.departmentId === departmentId),
    )
    .map(({ lotId, locationId, quantity }) => ({ lotId, locationId, quantity }))

/** Nobody's signature under the second line: stands in while an issue is only prepared. */
export const unnamedChecker = (now: string) => ({ id: 'nobody', name: '待复核', at: now })

/** Nothing to check is no check: `ok` when a second person is needed. */
export const refuseNeedless = (needed: boolean): Result<null> =>
  needed ? ok(null) : reject('CHECK_NOT_NEEDED')
