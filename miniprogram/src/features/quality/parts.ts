import type { StockPart } from '@shared/operations/quality'
import type { InputOf } from '@shared/operations'
import type { LotStatus } from '@shared/schema/stock'
import type * as z from 'zod/mini'

/** A row of stock that was chosen, and how much of it. */
export interface ChosenPart {
  part: StockPart
  /** Null while what is typed is no number. */
  quantity: number | null
}

export type PartFilter = InputOf<'quality.rows'>['filter']

/** The three that make a row of stock what it is. */
export const keyOf = ({ lotId, locationId, status }: StockPart): string => `${lotId} ${locationId} ${status}`

/** Chosen with all of it, or not any more. */
export const toggled = (chosen: readonly ChosenPart[], part: StockPart): ChosenPart[] =>
  chosen.some((one) => keyOf(one.part) === keyOf(part))
    ? chosen.filter((one) => keyOf(one.part) !== keyOf(part))
    : [...chosen, { part, quantity: part.quantity }]

export const withQuantity = (
  chosen: readonly ChosenPart[],
  part: StockPart,
  quantity: number | null,
): ChosenPart[] => chosen.map((one) => (keyOf(one.part) === keyOf(part) ? { ...one, quantity } : one))

/** What is missing before the rows can be sent; undefined when nothing is. */
export function partsProblem(chosen: readonly ChosenPart[]): string | undefined {
  if (chosen.length === 0) return '请先勾选物资'
  const wrong = chosen.find(({ quantity, part }) => !quantity || quantity > part.quantity)
  return wrong && `「${wrong.part.item.name}」的数量要在 1 到现有数量之间`
}

export const partsInput = (chosen: readonly ChosenPart[]): InputOf<'quality.requestScrap'>['parts'] =>
  chosen.map(({ part: { itemId, lotId, locationId, status }, quantity }) => ({
    itemId,
    lotId,
    locationId,
    status,
    quantity: quantity ?? 0,
  }))

/** State of a row in a word, with its colour; an ordinary one needs none. */
export function stateOf(
  part: Pick<StockPart, 'status' | 'expired'>,
): { tone: Tone; text: string } | undefined {
  return stateWords[part.status] ?? (part.expired ? { tone: 'danger', text: '已过期' } : undefined)
}
type Tone = 'danger' | 'warning' | 'neutral'

export const stateWords: Partial<Record<z.infer<typeof LotStatus>, { tone: Tone; text: string }>> = {
  rejected: { tone: 'danger', text: '不合格' },
  frozen: { tone: 'neutral', text: '已冻结' },
  inspection: { tone: 'neutral', text: '待检' },
  condemned: { tone: 'danger', text: '待报废' },
}
