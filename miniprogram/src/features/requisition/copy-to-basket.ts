import { call, type Answer } from '@/lib/cloud'
import { awaitsCorrection } from '@shared/domain/requisition'
import type { Requisition } from '@shared/schema/requisition'
import { changeBasket, putInBasket } from './basket'

export interface Copied {
  /** Names of what the warehouse no longer keeps. */
  missing: string[]
  count: number
}

/**
 * Puts the lines of a requisition into its warehouse's basket, as they were asked for, with its kind and recipient.
 * @param withForm also purpose and urgency: to put a returned one right and submit it again.
 */
export async function copyToBasket(requisition: Requisition, withForm: boolean): Promise<Answer<Copied>> {
  const { warehouseId, lines, purpose, urgent, neededBy } = requisition
  const answer = await call('stock.query', {
    warehouseId,
    itemIds: lines.map((line) => line.itemId),
    limit: 100,
  })
  if (!answer.ok) return answer
  const missing: string[] = []
  for (const { itemId, item, quantity } of lines) {
    const row = answer.data.rows.find((stock) => stock.itemId === itemId)
    if (!row) {
      missing.push(item.name)
      continue
    }
    const { code, name, specification, unit, scale, units } = row.item
    putInBasket(warehouseId, {
      itemId,
      item: { code, name, specification, unit, scale, units },
      unit,
      quantity,
    })
  }
  const { kind, dueDate, recipient } = requisition
  changeBasket(warehouseId, { kind, recipient })
  if (withForm) {
    const replaces = awaitsCorrection(requisition) ? requisition._id : undefined
    changeBasket(warehouseId, { purpose, urgent, neededBy: neededBy ?? '', dueDate, replaces })
  }
  return { ok: true, data: { missing, count: lines.length - missing.length } }
}
