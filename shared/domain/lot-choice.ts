import type { IssuePolicy } from '../schema/masterdata'
import { ageOf } from './allocation'

/** So much from a row, with what its age rests on. */
export interface Aged {
  receivedAt: string
  expiryDate?: string | undefined
  quantity: number
}

/**
 * The first take that leaves an older lot on the shelf; undefined when the takes follow the proposal for the same
 * quantity. Rows of equal age (twins, pieces of one delivery) stand in for each other: which of them is taken is no matter.
 */
export function strayFrom<T extends Aged>(
  policy: IssuePolicy,
  takes: readonly T[],
  proposal: readonly Aged[],
): T | undefined {
  const left = new Map<string, number>()
  for (const pick of proposal) add(left, ageOf(policy, pick), pick.quantity)
  return takes.find((take) => add(left, ageOf(policy, take), -take.quantity) < 0)
}

function add(totals: Map<string, number>, key: string, quantity: number): number {
  const total = (totals.get(key) ?? 0) + quantity
  totals.set(key, total)
  return total
}
