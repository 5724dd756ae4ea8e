import { ok, reject, type Result } from '../../errors'
import type { AdjustmentLine } from '../../schema/adjustment'
import type { Lot, LotStatus } from '../../schema/stock'
import { itemDetails } from '../stock'
import {
  findRow,
  isRejection,
  toAdjustment,
  toLine,
  type Adjusted,
  type InsideCommand,
  type InsideState,
} from './state'

export interface MergeCommand extends InsideCommand {
  itemId: string
  locationId: string
  status: LotStatus
  lotIds: readonly string[]
}

/**
 * Makes one lot of several at one place (并批): into the eldest, whose age stays, so that first in, first out holds for
 * all of it; quantities and cost add up. Rejects fewer than two, serial-numbered pieces, goods under inspection or waiting
 * for scrap, and lots that differ in what identifies them.
 */
export function mergeLots(state: InsideState, command: MergeCommand, now: string): Result<Adjusted> {
  const { itemId, locationId, status } = command
  const rows: Lot[] = []
  for (const lotId of new Set(command.lotIds)) {
    const row = findRow(state.ledger, { itemId, lotId, locationId, status })
    if (isRejection(row)) return row
    rows.push(row.lot)
  }
  const stock = state.ledger.stock(itemId)
  const [eldest, ...others] = rows.sort(byAge)
  if (!stock || !eldest) return reject('NOT_FOUND', { what: '这种物资在本库的库存' })
  const details = { ...itemDetails(stock), lotId: eldest.lotId, lotNo: eldest.lotNo }
  if (others.length === 0) return reject('INVALID_INPUT', { problem: '至少要选两个批次' })
  if (stock.item.tracking === 'serial') return reject('SERIAL_NOT_SUPPORTED', details)
  if (status === 'inspection') return reject('LOT_IN_INSPECTION', details)
  if (status === 'condemned') return reject('LOT_NOT_AVAILABLE', details)
  const what = others.flatMap((lot) => differences(eldest, lot))[0]
  if (what) return reject('LOTS_DIFFER', { ...details, what })

  const lines: AdjustmentLine[] = []
  const into = { lotId: eldest.lotId, ...(eldest.lotNo ? { lotNo: eldest.lotNo } : {}) }
  for (const lot of others) {
    const { lotId, quantity } = lot
    const moved = state.ledger.shift({ itemId, lotId, locationId, status, quantity, to: { lot: into } })
    if (!moved.ok) return moved
    lines.push(toLine(lines.length + 1, stock, lot, { locationId, status, ...into }, moved.data))
  }
  const closed = state.ledger.close()
  return closed.ok
    ? ok({ adjustment: toAdjustment(state, 'merge', command, lines, now), closed: closed.data })
    : closed
}

type Identity = Pick<Lot, 'lotNo' | 'expiryDate' | 'productionDate' | 'supplierId'>

/** In what two lots differ that must not get lost, in Chinese; empty when they may become one. */
export function differences(a: Identity, b: Identity): string[] {
  const different = (field: keyof Identity) => (a[field] ?? '') !== (b[field] ?? '')
  return identity.flatMap(([field, name]) => (different(field) ? [name] : []))
}

const identity: readonly (readonly [keyof Identity, string])[] = [
  ['lotNo', '批号'],
  ['expiryDate', '有效期'],
  ['productionDate', '生产日期'],
  ['supplierId', '供应商'],
]

const byAge = (a: Lot, b: Lot): number =>
  a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a.lotId < b.lotId ? -1 : 1
