import { ok, reject, type Result } from '../errors'
import type { Inspection } from '../schema/inspection'
import { progressOf, toPutAway } from './inspection'
import type { JudgeCommand, Judged } from './judge'
import type { Ledger } from './ledger'
import { alreadyJudged, refuseLocation, shiftWaiting } from './waiting-goods'

export interface PutAwayCommand {
  by: JudgeCommand['by']
  /** Quantities in the item's smallest step; one line may go to several locations. */
  lines: readonly { lineId: number; quantity: number; locationId: string }[]
  location: JudgeCommand['location']
}

/**
 * Accepted goods go from the 待检 zone to their shelves and become available. Rejects more than was accepted and waits,
 * and locations that are not qualified. When nothing waits any more somebody was quicker: ALREADY_HANDLED.
 */
export function putAway(
  inspection: Inspection,
  ledger: Ledger,
  command: PutAwayCommand,
  now: string,
): Result<Judged> {
  if (!inspection.awaitsPutAway) return alreadyJudged(inspection)
  const lines = [...inspection.lines]
  for (const { lineId, quantity, locationId } of command.lines) {
    const at = lines.findIndex((line) => line.lineId === lineId)
    const line = lines[at]
    if (!line) return reject('NOT_FOUND', { what: `第 ${lineId} 行` })
    const { item } = line
    const remaining = toPutAway(line)
    if (quantity > remaining || quantity === 0) {
      const details = { itemName: item.name, unit: item.unit, scale: item.scale, line: lineId }
      return reject('OVER_PUT_AWAY', { ...details, remaining })
    }
    const refused =
      refuseLocation(command.location(locationId), locationId, 'qualified') ??
      shiftWaiting(ledger, line, quantity, { locationId, status: 'available' })
    if (refused) return { ...refused, details: { ...refused.details, line: lineId } }
    const put = { at: now, by: { id: command.by._id, name: command.by.name }, quantity, locationId }
    lines[at] = { ...line, putAway: line.putAway + quantity, puts: [...line.puts, put] }
  }
  const closed = ledger.close()
  if (!closed.ok) return closed
  return ok({ ...closed.data, inspection: { ...inspection, lines, ...progressOf(lines), updatedAt: now } })
}
