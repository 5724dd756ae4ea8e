import { ok, reject, type Result } from '../../errors'
import type { By } from '../../schema/common'
import type { CountLine } from '../../schema/count-line'
import type { CountArea, Stocktake, StocktakeKind, StocktakeScope } from '../../schema/stocktake'
import { businessDay } from '../calendar'
import { stocktakeStates } from './access'
import { mayAssign, mayCancel } from './actions'
import { isOpenToClerks } from './areas'
import { stocktakeKindText } from './words'

/** Lines of one stocktake: 10,000 are a large warehouse, and everything about them is read in pages. */
export const MOST_LINES = 20_000

export interface OpenStocktake {
  no: string
  by: By
  kind: StocktakeKind
  name?: string | undefined
  warehouse: { _id: string; name: string }
  scope: StocktakeScope
  scopeText: string
  blind: boolean
  double: boolean
  frozen: boolean
  dueOn?: string | undefined
  areas: CountArea[]
  planId?: string | undefined
  countRequestIds?: string[] | undefined
  /** Rows that are in the scope now. */
  lines: number
  /** Whether it may begin without a line. */
  mayBeEmpty: boolean
}

/** A stocktake whose lines are still to be made. Rejects NOTHING_TO_COUNT and TOO_MANY_LINES. */
export function open(command: OpenStocktake, now: string): Result<Stocktake> {
  const { no, by, kind, warehouse, areas, lines, planId, countRequestIds, dueOn } = command
  if (lines === 0 && !command.mayBeEmpty) return reject('NOTHING_TO_COUNT')
  if (lines > MOST_LINES) return reject('TOO_MANY_LINES', { lines, limit: MOST_LINES })
  return ok({
    _id: no,
    kind,
    status: 'opening',
    name: command.name || usualName(command, now),
    warehouseId: warehouse._id,
    warehouseName: warehouse.name,
    scope: command.scope,
    scopeText: command.scopeText,
    blind: command.blind,
    double: command.double,
    frozen: command.frozen,
    ...(dueOn ? { dueOn } : {}),
    areas,
    ...peopleOf(areas, command.double),
    ...(planId ? { planId } : {}),
    ...(countRequestIds?.length ? { countRequestIds } : {}),
    job: { kind: 'opening', step: 0, after: null, offset: 0, done: 0, total: lines, updatedAt: now },
    revision: 0,
    signatures: [],
    history: [{ action: 'open', by, at: now }],
    createdBy: by,
    createdAt: now,
    updatedAt: now,
  })
}

const NAME_LENGTH = 60

/** `办公用品库循环盘点 A 区 11-22`; without the scope where it does not fit. */
function usualName({ warehouse, kind, scopeText }: OpenStocktake, now: string): string {
  const day = businessDay(now).slice('YYYY-'.length)
  const what = `${warehouse.name}${stocktakeKindText[kind]}`
  const whole = `${what} ${scopeText} ${day}`
  return (whole.length <= NAME_LENGTH ? whole : `${what} ${day}`).slice(-NAME_LENGTH)
}

/** Everybody named in the areas, and whether some count is open to every clerk: what lists and the workbench ask for. */
export const peopleOf = (
  areas: readonly CountArea[],
  double: boolean,
): Pick<Stocktake, 'counterIds' | 'openToClerks'> => ({
  counterIds: [
    ...new Set(areas.flatMap(({ counters, seconds }) => [...counters, ...seconds]).map((by) => by.id)),
  ],
  openToClerks: areas.some((area) => isOpenToClerks(area, double)),
})

/** Lines of the next step, whole items only: between two steps the rows of an item may change places, but not its name. */
export interface OpeningStep {
  lines: readonly CountLine[]
  /** The last item that was looked at; null when there was none. */
  lastItemId: string | null
  finished: boolean
}

/** The stocktake after a step of its opening; after the last one counting begins. */
export function afterOpeningStep(
  stocktake: Stocktake,
  step: number,
  made: OpeningStep,
  by: By,
  now: string,
): Result<Stocktake> {
  const { job } = stocktake
  if (job?.kind !== 'opening' || job.step !== step) return handled(stocktake)
  const done = job.done + made.lines.length
  if (done > MOST_LINES) return reject('TOO_MANY_LINES', { lines: done, limit: MOST_LINES })
  if (!made.finished) {
    const next = { ...job, step: step + 1, after: made.lastItemId, done, updatedAt: now }
    return ok({ ...stocktake, job: next, updatedAt: now })
  }
  return ok({
    ...stocktake,
    status: 'counting',
    job: null,
    startedAt: now,
    history: [...stocktake.history, { action: 'start', by, at: now, comment: `共 ${done} 行` }],
    updatedAt: now,
  })
}

export interface Assignment {
  by: By
  areas: readonly { areaId: number; counters: By[]; seconds: By[] }[]
  dueOn?: string | undefined
}

/** Other people for some of the areas. Rejects ALREADY_HANDLED once the result was submitted, and AREA_UNKNOWN. */
export function assign(stocktake: Stocktake, command: Assignment, now: string): Result<Stocktake> {
  if (!mayAssign(stocktake)) return handled(stocktake)
  const unknown = command.areas.find(({ areaId }) => !stocktake.areas.some((area) => area.areaId === areaId))
  if (unknown) return reject('AREA_UNKNOWN', { area: unknown.areaId + 1 })
  const areas = stocktake.areas.map((area) => {
    const given = command.areas.filter(({ areaId }) => areaId === area.areaId).at(-1)
    return given ? { ...area, counters: given.counters, seconds: given.seconds } : area
  })
  const unfit = refuseAreas(areas, stocktake.double)
  if (unfit) return unfit
  const changed = areas.filter((area, index) => area !== stocktake.areas[index])
  const comment = changed.map((area) => `${area.name}：${countersText(area)}`).join('；')
  return ok({
    ...stocktake,
    areas,
    ...peopleOf(areas, stocktake.double),
    ...(command.dueOn ? { dueOn: command.dueOn } : {}),
    history: [...stocktake.history, { action: 'assign', by: command.by, at: now, comment }],
    updatedAt: now,
  })
}

const countersText = ({ counters, seconds }: CountArea): string => {
  const names = (people: readonly By[]) => people.map(({ name }) => name).join('、')
  const second = seconds.length > 0 ? `，复盘 ${names(seconds)}` : ''
  return (counters.length > 0 ? names(counters) : '本库仓管员') + second
}

/** Where two count, one person alone would wait for himself. */
export function refuseAreas(areas: readonly CountArea[], double: boolean) {
  const lonely = areas.find(
    ({ counters, seconds }) =>
      double &&
      counters.length > 0 &&
      seconds.length > 0 &&
      new Set([...counters, ...seconds].map(({ id }) => id)).size < 2,
  )
  const [name] = (lonely?.counters ?? []).map((person) => person.name)
  return lonely
    ? reject('COUNTER_UNFIT', { name, why: `「${lonely.name}」要两个人各数一遍，初盘和复盘不能只有他一个人` })
    : null
}

/** Ends a stocktake without a change to the books; what was counted stays as evidence. Rejects ALREADY_HANDLED. */
export function cancel(stocktake: Stocktake, by: By, reason: string, now: string): Result<Stocktake> {
  if (!mayCancel(stocktake)) return handled(stocktake)
  return ok({
    ...stocktake,
    status: 'cancelled',
    job: null,
    history: [...stocktake.history, { action: 'cancel', by, at: now, comment: reason }],
    updatedAt: now,
  })
}

const handled = ({ status }: Stocktake) => reject('ALREADY_HANDLED', { state: stocktakeStates[status] })
