import type { CountLine } from '../../schema/count-line'
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

/** Another lot of the item at the same location whose difference balances the line's. */
export const swappedLot = (line: CountLine, others: readonly CountLine[]): CountLine | undefined =>
  others.find(
    (other) => other.locationId === line.locationId && other.lotId !== line.lotId && balances(line, other),
  )

/** Lines of the item at other locations that differ the other way, those that balance the line's difference first. */
export const elsewhere = (line: CountLine, others: readonly CountLine[]): CountLine[] =>
  others
    .filter((other) => other.locationId !== line.locationId && opposite(line, other))
    .sort((a, b) => closeness(line, a) - closeness(line, b))

/** 0 when both together are right; same lot before another one. */
const closeness = (line: CountLine, other: CountLine): number =>
  Math.abs(varianceOf(line) + varianceOf(other)) * 2 + (line.lotId === other.lotId ? 0 : 1)

/** One sentence about the other lot. */
export const swappedText = (line: CountLine, other: CountLine): string =>
  `同一库位的${lotText(other)}${directionText(other)} ${amountOf(line, varianceOf(other))}，两批可能放混或发错批`

/** One sentence about the other place. */
export const elsewhereText = (line: CountLine, other: CountLine): string =>
  `库位 ${other.location} 的同种物资${directionText(other)} ${amountOf(line, varianceOf(other))}，可能放错了货位`

const directionText = (line: CountLine): string => (varianceOf(line) > 0 ? '多出' : '少了')
