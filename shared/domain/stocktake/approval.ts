import { ok, reject, type Rejection, type Result } from '../../errors'
import type { Caller } from '../../schema/person'
import type { SettingValue, VarianceLimit } from '../../schema/settings'
import type { Stocktake, StocktakeTotals } from '../../schema/stocktake'
import { hasRole } from '../rights'
import { beginPosting } from './begin-posting'
import { moved, refuseReviewer, refuseState } from './review-steps'
import { openIn, totalsOf, type ResultTally } from './totals'

type Level = NonNullable<Stocktake['approval']>['level']
type Limits = SettingValue<'stocktake'>['approval']

/**
 * Who has to decide on a result, by its gross variance: surplus and loss added up, in fen and in percent of the book value
 * that was counted. A difference of goods without a cost cannot be judged by money, so somebody looks at it.
 */
export function levelOf(totals: StocktakeTotals, limits: Limits, unvalued: number): Level {
  if (unvalued === 0 && within(totals, limits.none)) return 'none'
  return within(totals, limits.approver) ? 'approver' : 'admin'
}

const within = (
  { surplusFen = 0, lossFen = 0, bookFen = 0 }: StocktakeTotals,
  { fen, percent }: VarianceLimit,
): boolean => {
  const gross = surplusFen + lossFen
  // Without a value in the books there is no share of it: the amount alone decides.
  return gross <= fen && (bookFen === 0 || gross * 100 <= percent * bookFen)
}

export interface Submit {
  by: Caller
  /** As the caller saw it. */
  revision: number
  note?: string | undefined
  tallies: readonly ResultTally[]
  /** Open finds. */
  unknown: number
  limits: Limits
  /** Approvers of the submitter's department, and administrators: active, in order of preference. */
  approvers: readonly string[]
  admins: readonly string[]
  /** Everybody who counted. */
  countedBy: readonly string[]
}

/**
 * Hands the result in. Small enough, it goes straight to posting; otherwise to whoever has to decide: nobody who counted
 * and not the submitter, and when no approver is left, an administrator. Rejects what is not finished (LINES_OPEN,
 * LINES_UNDECIDED, FINDS_OPEN), what changed since the caller looked (CHANGED_MEANWHILE), and when nobody is left to decide.
 */
export function submitResult(stocktake: Stocktake, command: Submit, now: string): Result<Stocktake> {
  const { by, revision, note, tallies, unknown } = command
  const refused = refuseReviewer(by, stocktake) ?? refuseState(stocktake, 'reviewing')
  if (refused) return refused
  const { waiting, undecided, unvalued } = openIn(tallies)
  if (waiting > 0) return reject('LINES_OPEN', { lines: waiting })
  if (unknown > 0) return reject('FINDS_OPEN', { finds: unknown })
  if (undecided > 0) return reject('LINES_UNDECIDED', { lines: undecided })
  if (revision !== stocktake.revision) return reject('CHANGED_MEANWHILE', { what: '盘点结果' })

  const totals = totalsOf(tallies, unknown)
  const step = { action: 'submit', by, comment: note } as const
  const level = levelOf(totals, command.limits, unvalued)
  if (level === 'none') {
    const approval = { level, approverIds: [] }
    const submitted = { ...moved(stocktake, 'reviewing', step, now), totals, approval }
    return ok(beginPosting(submitted, totals.counted, now))
  }
  const approval = decidersOf(level, command)
  if (!approval) return reject('NO_APPROVER', { problem: nobodyLeft })
  return ok({ ...moved(stocktake, 'approving', step, now), totals, approval })
}

const nobodyLeft =
  '没有人能审批这次盘点：审批人和管理员都参加了盘点或就是提交人，请换一位没参加盘点的管理员，或由别人提交'

/** Who decides at a level; the next level above when nobody of it is free of the matter; undefined when nobody at all is. */
function decidersOf(
  level: Exclude<Level, 'none'>,
  { by, approvers, admins, countedBy }: Submit,
): Stocktake['approval'] {
  const free = (ids: readonly string[]) => [
    ...new Set(ids.filter((id) => id !== by._id && !countedBy.includes(id))),
  ]
  const named = free(approvers)
  if (level === 'approver' && named.length > 0) return { level, approverIds: named }
  const above = free(admins)
  return above.length > 0 ? { level: 'admin', approverIds: above } : undefined
}

/**
 * Why the caller may not decide on this result; null when he may. Those who are named, and administrators, who stand in for
 * an approver who is away; never the submitter, nor anybody who counted.
 */
export function refuseDecision(
  stocktake: Stocktake,
  caller: Pick<Caller, '_id' | 'roles'>,
  countedBy: readonly string[],
  approverNames: readonly string[] = [],
): Rejection | null {
  const refused = refuseState(stocktake, 'approving')
  if (refused) return refused
  const submit = stocktake.history.filter(({ action }) => action === 'submit').at(-1)
  if (submit?.by.id === caller._id) return reject('SELF_APPROVAL')
  if (countedBy.includes(caller._id)) return reject('COUNTER_DECIDES')
  if (stocktake.approval?.approverIds.includes(caller._id) || hasRole(caller, 'admin')) return null
  return reject('NOT_YOUR_APPROVAL', { approvers: [...approverNames, '管理员'].join('、') })
}

export interface Decide {
  by: Caller
  approve: boolean
  comment?: string | undefined
  countedBy: readonly string[]
  /** For the text of a refusal. */
  approverNames?: readonly string[]
}

/** Approved, it is posted; returned, with a word why, it is reviewed again. */
export function decideResult(stocktake: Stocktake, command: Decide, now: string): Result<Stocktake> {
  const { by, approve, comment, countedBy, approverNames } = command
  const refused = refuseDecision(stocktake, by, countedBy, approverNames)
  if (refused) return refused
  if (!approve && !comment) return reject('COMMENT_REQUIRED')
  if (!approve) return ok(moved(stocktake, 'reviewing', { action: 'return', by, comment }, now))
  const approved = moved(stocktake, 'approving', { action: 'approve', by, comment }, now)
  return ok(beginPosting(approved, stocktake.totals?.counted ?? 0, now))
}
