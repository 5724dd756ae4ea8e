import type { Requisition } from '../../schema/requisition'
import type { Stock } from '../../schema/stock'
import { decide, submit, type SubmitLine } from '../requisition'
import { approver, now, requester, stockOf } from './fixtures'

/** An approved requisition and the shelves with its promises. */
export function approvedWith(
  lines: SubmitLine[],
  shelves: Stock[],
): { requisition: Requisition; shelves: Stock[] } {
  const warehouse = { _id: 'W1', name: '库' }
  const wish = { no: 'LY1', requester, warehouse, purpose: '办公', urgent: false, lines }
  const wished = submit(stockOf(...shelves), { ...wish, approvers: [approver] }, now)
  if (!wished.ok) throw new Error(wished.code)
  const verdict = { by: approver, decision: 'approve' as const, quantities: new Map<number, number>() }
  const decided = decide(wished.data, stockOf(...shelves), verdict, now)
  if (!decided.ok) throw new Error(decided.code)
  const changed = decided.data.stocks
  const untouched = shelves.filter((stock) => !changed.some((other) => other._id === stock._id))
  return { requisition: decided.data.requisition, shelves: [...changed, ...untouched] }
}
