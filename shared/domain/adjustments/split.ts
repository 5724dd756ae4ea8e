import { ok, reject, type Result } from '../../errors'
import { itemDetails } from '../stock'
import {
  findRow,
  isRejection,
  toAdjustment,
  toLine,
  type Adjusted,
  type InsideCommand,
  type InsideState,
  type RowKey,
} from './state'

export interface SplitCommand extends InsideCommand, RowKey {
  quantity: number
  /** The maker's number of the new lot; left out, it keeps that of the old one. */
  lotNo?: string
}

/** States of goods that nobody else is deciding about. */
const steady: ReadonlySet<string> = new Set(['available', 'frozen', 'rejected'])

/**
 * Takes a part of a lot as a lot of its own (拆批), at the same place, with the same age and its share of the cost; its
 * id is the document's number and `-1`. Rejects the whole of a row, serial-numbered pieces, and goods under inspection
 * or waiting for scrap.
 */
export function splitLot(state: InsideState, command: SplitCommand, now: string): Result<Adjusted> {
  const row = findRow(state.ledger, command)
  if (isRejection(row)) return row
  const { stock, lot } = row
  const details = { ...itemDetails(stock), lotId: lot.lotId, lotNo: lot.lotNo }
  if (stock.item.tracking === 'serial') return reject('SERIAL_NOT_SUPPORTED', details)
  if (lot.status === 'inspection') return reject('LOT_IN_INSPECTION', details)
  if (!steady.has(lot.status)) return reject('LOT_NOT_AVAILABLE', details)
  if (command.quantity >= lot.quantity) return reject('SPLIT_ALL', { ...details, onHand: lot.quantity })

  const lotNo = command.lotNo ?? lot.lotNo
  const fresh = { lotId: `${command.no}-1`, ...(lotNo ? { lotNo } : {}) }
  const { itemId, lotId, locationId, status, quantity } = command
  const moved = state.ledger.shift({ itemId, lotId, locationId, status, quantity, to: { lot: fresh } })
  if (!moved.ok) return moved
  const closed = state.ledger.close()
  if (!closed.ok) return closed
  const lines = [toLine(1, stock, lot, { locationId, status, ...fresh }, moved.data)]
  return ok({ adjustment: toAdjustment(state, 'split', command, lines, now), closed: closed.data })
}
