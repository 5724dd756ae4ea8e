import { ok, reject, type Rejection, type Result } from '../../errors'
import type { CountLine, VarianceReason } from '../../schema/count-line'
import type { Caller } from '../../schema/person'
import type { Stocktake, StocktakeStatus, StocktakeStep } from '../../schema/stocktake'
import { mayRun, maySeeBook, stocktakeStates } from './access'

type Person = Pick<Caller, '_id' | 'name'>
type Step = Pick<StocktakeStep, 'action'> & { by: Person; comment?: string | undefined }

/** The stocktake one step further, with the step in its history; what somebody looked at before is no longer the newest. */
export const moved = (
  stocktake: Stocktake,
  status: StocktakeStatus,
  { action, by, comment }: Step,
  now: string,
): Stocktake => ({
  ...stocktake,
  status,
  revision: stocktake.revision + 1,
  history: [
    ...stocktake.history,
    { action, by: { id: by._id, name: by.name }, at: now, ...(comment ? { comment } : {}) },
  ],
  updatedAt: now,
})

const withWaiting = ({ waiting: _before, ...stocktake }: Stocktake, waiting: number): Stocktake =>
  waiting > 0 ? { ...stocktake, waiting } : stocktake

const isWaiting = (line: Pick<CountLine, 'state'> | undefined): boolean =>
  line?.state === 'toRecount' || line?.state === 'toSecond'

/** The stocktake with the number of lines that wait for somebody in review: what calls the counters back. */
export function waitingAfter(
  stocktake: Stocktake,
  lines: readonly { before: Pick<CountLine, 'state'> | undefined; after: Pick<CountLine, 'state'> }[],
): Stocktake {
  if (stocktake.status !== 'reviewing') return stocktake
  const more = lines.filter(({ before, after }) => isWaiting(after) && !isWaiting(before)).length
  const fewer = lines.filter(({ before, after }) => isWaiting(before) && !isWaiting(after)).length
  return withWaiting(stocktake, (stocktake.waiting ?? 0) + more - fewer)
}

/** ALREADY_HANDLED unless the stocktake is in one of these states: by whom, and what it is now. */
export function refuseState(stocktake: Stocktake, ...states: readonly StocktakeStatus[]): Rejection | null {
  if (states.includes(stocktake.status)) return null
  const last = stocktake.history[stocktake.history.length - 1]
  const { status } = stocktake
  return reject('ALREADY_HANDLED', {
    by: last?.by.name,
    at: last?.at,
    status,
    state: stocktakeStates[status],
  })
}

/** Running a stocktake is for the clerks of its warehouse and administrators: WAREHOUSE_FORBIDDEN for the others. */
export const refuseReviewer = (caller: Caller, stocktake: Stocktake): Rejection | null =>
  mayRun(caller, stocktake.warehouseId)
    ? null
    : reject('WAREHOUSE_FORBIDDEN', { warehouseName: stocktake.warehouseName })

/**
 * Counting is over, the result is looked at. Lines that nobody counted stay as they are in the books; the caller says how
 * many of them there may be. Rejects LINES_UNCOUNTED when there are more.
 */
export function finishCounting(
  stocktake: Stocktake,
  command: { by: Caller; uncounted: number; waiting: number; leave: number | undefined },
  now: string,
): Result<Stocktake> {
  const { by, uncounted, waiting, leave = 0 } = command
  const refused = refuseReviewer(by, stocktake) ?? refuseState(stocktake, 'counting')
  if (refused) return refused
  if (uncounted > leave) return reject('LINES_UNCOUNTED', { lines: uncounted })
  const comment = uncounted > 0 ? `${uncounted} 行没盘，保持账面数` : undefined
  const reviewing = moved(stocktake, 'reviewing', { action: 'finish', by, comment }, now)
  return ok({ ...withWaiting(reviewing, waiting), finishedAt: now })
}

/** Back to counting, with a reason that the counters can read. */
export function reopenCounting(
  stocktake: Stocktake,
  { by, reason }: { by: Caller; reason: string },
  now: string,
): Result<Stocktake> {
  const refused = refuseReviewer(by, stocktake) ?? refuseState(stocktake, 'reviewing')
  return (
    refused ??
    ok(withWaiting(moved(stocktake, 'counting', { action: 'reopen', by, comment: reason }, now), 0))
  )
}

export interface Reviewed {
  stocktake: Stocktake
  /** Those that changed. */
  lines: CountLine[]
}

/**
 * Lines are counted once more, by somebody who has not counted them: what they came to and why is open again. Lines that
 * wait for a count anyway are left as they are; INVALID_INPUT when that is all of them.
 */
export function askRecount(
  stocktake: Stocktake,
  lines: readonly CountLine[],
  { by, note }: { by: Caller; note?: string | undefined },
  now: string,
): Result<Reviewed> {
  const refused = refuseReviewer(by, stocktake) ?? refuseState(stocktake, 'counting', 'reviewing')
  if (refused) return refused
  const done = lines.filter(({ state, recountReason }) => state === 'counted' || recountReason === 'photo')
  if (done.length === 0)
    return reject('INVALID_INPUT', { problem: '选中的行本来就在等人盘点，不用再要求重盘' })
  if (done.some((line) => !maySeeBook(by, stocktake, line))) return reject('BOOKS_HIDDEN')
  const comment = `${done.length} 行重盘${note ? `：${note}` : ''}`
  const again = done.map((before) => ({ before, after: nextRound(before, now) }))
  return ok({
    stocktake: waitingAfter(
      moved(stocktake, stocktake.status, { action: 'recount', by, comment }, now),
      again,
    ),
    lines: again.map(({ after }) => after),
  })
}

/** The line in a new round, which earlier counts cannot answer, without a result and without what was said about it. */
function nextRound(line: CountLine, now: string): CountLine {
  const { result: _result, reason: _reason, reasonNote: _note, decidedBy: _by, ...rest } = line
  return {
    ...rest,
    state: 'toRecount',
    round: line.round + 1,
    askedRound: line.round + 1,
    recountReason: 'asked',
    differs: false,
    differenceFen: 0,
    undecided: false,
    updatedAt: now,
  }
}

export interface Accept {
  by: Caller
  reason: VarianceReason
  note?: string | undefined
}

/**
 * Says why lines differ; said again, the last word holds. Rejects lines that are not counted or do not differ
 * (LINE_NOT_DIFFERENT), 其他 without words (REASON_REQUIRED), and whom a blind count still keeps from the books.
 */
export function acceptVariances(
  stocktake: Stocktake,
  lines: readonly CountLine[],
  { by, reason, note }: Accept,
  now: string,
): Result<Reviewed> {
  const refused = refuseReviewer(by, stocktake) ?? refuseState(stocktake, 'reviewing')
  if (refused) return refused
  if (reason === 'other' && !note) return reject('REASON_REQUIRED', { what: '差异原因' })
  if (lines.some((line) => !maySeeBook(by, stocktake, line))) return reject('BOOKS_HIDDEN')
  const same = lines.find((line) => line.state !== 'counted' || !line.differs)
  if (same) return reject('LINE_NOT_DIFFERENT', { itemName: same.item.name, lineId: same._id })
  return ok({
    // The reasons are on the lines; in the history they would only be many.
    stocktake: { ...stocktake, revision: stocktake.revision + 1, updatedAt: now },
    lines: lines.map(({ reasonNote: _before, ...line }) => ({
      ...line,
      undecided: false,
      reason,
      ...(note ? { reasonNote: note } : {}),
      decidedBy: { id: by._id, name: by.name },
      updatedAt: now,
    })),
  })
}
