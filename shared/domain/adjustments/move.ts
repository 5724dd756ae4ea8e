import { ok, reject, type Rejection, type Result } from '../../errors'
import type { AdjustmentLine } from '../../schema/adjustment'
import type { Location } from '../../schema/masterdata'
import type { Lot, LotStatus, Stock } from '../../schema/stock'
import { itemDetails } from '../stock'
import {
  findLocation,
  findRow,
  isRejection,
  promisesKept,
  toAdjustment,
  toLine,
  type Adjusted,
  type InsideCommand,
  type InsideState,
  type RowKey,
} from './state'

export interface MoveLine extends RowKey {
  quantity: number
  toLocationId: string
}

export interface MoveCommand extends InsideCommand {
  lines: readonly MoveLine[]
}

/**
 * Moves goods between locations of a warehouse (移库). In a qualified zone they keep their status; what goes to a
 * 不合格 zone becomes rejected, which needs a reason, and what is rejected stays there. Rejects unknown locations, the
 * same location, goods that wait for inspection outside its zone, more than lies there, and promised goods that would
 * be missing unless it was confirmed.
 */
export function moveStock(state: InsideState, command: MoveCommand, now: string): Result<Adjusted> {
  const lines: AdjustmentLine[] = []
  const before = new Map<string, Stock>()
  for (const [index, line] of command.lines.entries()) {
    const moved = moveLine(state, command, line, lines.length + 1, before)
    if (!moved.ok) return { ...moved, details: { ...moved.details, line: index } }
    lines.push(moved.data)
  }
  for (const [itemId, stock] of before) {
    const refused = promisesKept(stock, state.ledger.stock(itemId) ?? stock, command, now)
    if (refused) return refused
  }
  const closed = state.ledger.close()
  return closed.ok
    ? ok({ adjustment: toAdjustment(state, 'move', command, lines, now), closed: closed.data })
    : closed
}

function moveLine(
  state: InsideState,
  command: MoveCommand,
  line: MoveLine,
  lineId: number,
  before: Map<string, Stock>,
): Result<AdjustmentLine> {
  const row = findRow(state.ledger, line)
  if (isRejection(row)) return row
  const target = findLocation(state, line.toLocationId)
  if (isRejection(target)) return target
  const { stock, lot } = row
  if (target._id === lot.locationId) {
    return reject('SAME_LOCATION', { ...itemDetails(stock), location: target.code })
  }
  const status = statusAt(target, lot, command.reason)
  if (!status.ok) return { ...status, details: { ...itemDetails(stock), ...status.details } }
  if (!before.has(stock.itemId)) before.set(stock.itemId, stock)

  const to = { locationId: target._id, status: status.data }
  const moved = state.ledger.shift({ ...line, to })
  return moved.ok ? ok(toLine(lineId, stock, lot, to, moved.data)) : moved
}

/** The status of goods once they lie there: a zone holds only what belongs into it. */
export function statusAt(
  target: Pick<Location, 'code' | 'zoneKind'>,
  lot: Pick<Lot, 'lotId' | 'lotNo' | 'status'>,
  reason: string | undefined,
): Result<LotStatus> {
  const details = { lotId: lot.lotId, lotNo: lot.lotNo, location: target.code }
  const { status } = lot
  if (status === 'inspection')
    return target.zoneKind === 'inspection' ? ok(status) : reject('LOT_IN_INSPECTION', details)
  if (status === 'rejected' || status === 'condemned')
    return target.zoneKind === 'rejected' ? ok(status) : reject('REJECTED_STAYS', details)
  if (target.zoneKind === 'qualified') return ok(status)
  if (target.zoneKind === 'inspection') return reject('LOCATION_NOT_QUALIFIED', details)
  return reason ? ok('rejected') : missingReason()
}

const missingReason = (): Rejection => reject('REASON_REQUIRED', { what: '为什么移到不合格区' })
