import type { Result } from '../../errors'
import { formatQuantity } from '../units'
import { lotStatusText } from '../adjustments/state'
import type { PostLine } from './posting-plan'

/** What was done with a line; a quiet one needs no words when it is all there was. */
export interface Note {
  kind: 'surplus' | 'loss' | 'moved' | 'corrected'
  text: string
  quiet?: boolean
}

export type Notes = Map<PostLine, Note[]>

export const say = (notes: Notes, line: PostLine, note: Note): void =>
  void notes.set(line, [...(notes.get(line) ?? []), note])

/** `12 盒` of the line's item. */
export const amountOf = ({ item }: PostLine, quantity: number): string =>
  `${formatQuantity(quantity, item.scale)} ${item.unit}`

/** `A-01-02`, with the state where it is not the usual one. */
export const placeOf = ({ location, status }: PostLine): string =>
  status === 'available' ? location : `${location}（${lotStatusText[status]}）`

/** Key of the line's row, as the ledger takes it. */
export const rowOf = ({ itemId, lotId, locationId, status }: PostLine) => ({
  itemId,
  lotId,
  locationId,
  status,
})

/** Data of a change that was looked at before it was tried: a refusal is a bug. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`posting a count failed: ${result.code} ${JSON.stringify(result.details)}`)
  return result.data
}
