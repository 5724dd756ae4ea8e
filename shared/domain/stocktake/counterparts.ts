import type { CountLine } from '../../schema/count-line'
import { lotStatusText } from '../adjustments/state'
import { formatQuantity } from '../units'

/** `3 支`, without sign. */
export const amountOf = ({ item }: Pick<CountLine, 'item'>, quantity: number): string =>
  `${formatQuantity(Math.abs(quantity), item.scale)} ${item.unit}`

export const lotText = ({ lotNo, serialNo }: Pick<CountLine, 'lotNo' | 'serialNo'>): string =>
  serialNo ? `序列号 ${serialNo}` : lotNo ? `批号 ${lotNo}` : '无批号'

const varianceOf = ({ result }: CountLine): number => result?.variance ?? 0

const opposite = (a: CountLine, b: CountLine): boolean =>
  a._id !== b._id && a.itemId === b.itemId && varianceOf(a) * varianceOf(b) < 0

/** The line's counterpart with the same quantity too much that is missing here, or the other way round. */
const balances = (a: CountLine, b: CountLine): boolean =>
  opposite(a, b) && varianceOf(a) + varianceOf(b) === 0

/** Another row of the item at the same location (another lot, or another state) whose difference balances the line's. */
export const swappedLot = (line: CountLine, others: readonly CountLine[]): CountLine | undefined =>
  others.find((other) => other.locationId === line.locationId && balances(line, other))

/** Lines of the item at other locations that differ the other way, those that balance the line's difference first. */
export const elsewhere = (line: CountLine, others: readonly CountLine[]): CountLine[] =>
  others
    .filter((other) => other.locationId !== line.locationId && opposite(line, other))
    .sort((a, b) => closeness(line, a) - closeness(line, b))

/** 0 when both together are right; same lot before another one. */
const closeness = (line: CountLine, other: CountLine): number =>
  Math.abs(varianceOf(line) + varianceOf(other)) * 2 + (line.lotId === other.lotId ? 0 : 1)

/** One sentence about the other lot, or the other state of the same lot. */
export function swappedText(line: CountLine, other: CountLine): string {
  const quantity = `${directionText(other)} ${amountOf(line, varianceOf(other))}`
  return other.lotId === line.lotId
    ? `同一库位、同一批的「${lotStatusText[other.status]}」货${quantity}，可能状态没分清`
    : `同一库位的${lotText(other)}${quantity}，两批可能放混或发错批`
}

/** One sentence about the other place. */
export const elsewhereText = (line: CountLine, other: CountLine): string =>
  `库位 ${other.location} 的同种物资${directionText(other)} ${amountOf(line, varianceOf(other))}，可能放错了货位`

const directionText = (line: CountLine): string => (varianceOf(line) > 0 ? '多出' : '少了')
