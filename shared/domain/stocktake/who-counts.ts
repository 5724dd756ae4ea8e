import { reject, type Rejection } from '../../errors'
import type { CountEvent, CountLine } from '../../schema/count-line'
import type { Caller } from '../../schema/person'
import type { CountArea, Stocktake } from '../../schema/stocktake'
import { mayCountIn } from './areas'
import { currentEvents, proofsOf } from './evaluate'

/** What of a line decides who may count it. */
export type LineForCounter = Pick<CountLine, 'state' | 'round' | 'askedRound' | 'recountReason' | 'item'> & {
  events: readonly CountEvent[]
}

/**
 * Why the caller may not count a line, whenever the goods were counted: NOT_YOUR_COUNT (somebody else's area, or somebody
 * else's turn at a second count), SAME_COUNTER (who counted it already is not asked again). Null when the count is taken.
 * @param round that the counter counted in; a count of an earlier round is evidence and always taken
 */
export function refuseCounter(
  caller: Caller,
  stocktake: Stocktake,
  area: CountArea,
  line: LineForCounter,
  round: number = line.round,
): Rejection | null {
  const elsewhere = refuseArea(caller, stocktake, area)
  if (elsewhere) return elsewhere
  const mine = ({ by }: CountEvent) => by.id === caller._id
  if (line.askedRound !== undefined) {
    const { askedRound } = line
    const before = line.events.some((event) => mine(event) && event.round < askedRound)
    return round >= askedRound && before ? reject('SAME_COUNTER', { itemName: line.item.name }) : null
  }
  if (!stocktake.double) return null
  const proofs = proofsOf(currentEvents({ events: [...line.events] }))
  const third = line.recountReason === 'differ' && round >= line.round
  if (third && proofs.some(mine)) return reject('SAME_COUNTER', { itemName: line.item.name })
  const [first] = proofs
  if (line.state !== 'toSecond' || !first || mine(first) || makePair(area, first.by.id, caller._id))
    return null
  return reject('NOT_YOUR_COUNT', { area: '这一行的第二遍', counters: namesOf(area, first.by.id) })
}

/** NOT_YOUR_COUNT when an area is for other people; null when the caller may count in it. */
export const refuseArea = (caller: Caller, stocktake: Stocktake, area: CountArea): Rejection | null =>
  mayCountIn(caller, stocktake, area)
    ? null
    : reject('NOT_YOUR_COUNT', { area: `区域「${area.name}」`, counters: namesOf(area) })

/**
 * Why the caller's page does not offer a line to be counted, in Chinese; undefined when it does. Stricter than
 * `refuseCounter`: a count that is already there may be put right by its counter, but nobody is asked to.
 */
export function whyNotOffered(
  caller: Caller,
  stocktake: Stocktake,
  area: CountArea,
  line: LineForCounter,
): string | undefined {
  const refused = refuseCounter(caller, stocktake, area, line)
  if (refused?.code === 'SAME_COUNTER') return '你已经数过，要由另一个人来数'
  if (refused) return `由${String(refused.details?.counters ?? '其他人')}盘点`
  if (!stocktake.double || line.askedRound !== undefined) return undefined
  const people = proofsOf(currentEvents({ events: [...line.events] })).map(({ by }) => by.id)
  if (line.state === 'toSecond') return people.includes(caller._id) ? '你已经数过，等第二个人来数' : undefined
  if (line.recountReason === 'photo')
    return people.slice(0, 3).includes(caller._id) ? undefined : '等数过的人补拍照片'
  return line.state === 'counted' ? '已经盘完' : undefined
}

/** Where first and second counters are named, a line wants one of each, in whatever order; else any two people. */
function makePair({ counters, seconds }: CountArea, a: string, b: string): boolean {
  const inFirst = (id: string) => counters.length === 0 || counters.some((by) => by.id === id)
  const inSecond = (id: string) => seconds.length === 0 || seconds.some((by) => by.id === id)
  return (inFirst(a) && inSecond(b)) || (inSecond(a) && inFirst(b))
}

const namesOf = ({ counters, seconds }: CountArea, except?: string): string => {
  const people = except === undefined ? [...counters, ...seconds] : seconds.length > 0 ? seconds : counters
  const names = new Set(people.filter(({ id }) => id !== except).map(({ name }) => name))
  return names.size > 0 ? [...names].slice(0, 4).join('、') : '本库其他仓管员'
}
