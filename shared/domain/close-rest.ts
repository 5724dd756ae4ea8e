import { ok, reject, type Result } from '../errors'
import type { Caller } from '../schema/person'
import type { Requisition } from '../schema/requisition'
import type { Stock } from '../schema/stock'
import { refuseWhileChecked } from './check-waiting'
import { Ledger } from './ledger'
import { openQuantity } from './open-quantity'
import { alreadyHandled, canBecome, move } from './requisition'
import { mayWorkIn } from './rights'
import { settleSubstitutes } from './substitute-state'

export interface CloseCommand {
  by: Pick<Caller, '_id' | 'name'>
  reason: string
  /** Left out, every line that is still open. */
  lineIds?: readonly number[]
}

/** Its requester, and the clerks of its warehouse; the same rule hides the button. */
export const mayCloseRest = (requisition: Requisition, by: Caller): boolean =>
  canBecome(requisition.status, 'closed') &&
  requisition.checkId === undefined &&
  (requisition.requester.id === by._id || mayWorkIn(by, requisition.warehouseId))

/**
 * Gives up what was approved and not handed out: its promises end, and once nothing is open the document is closed.
 * Rejects what is not open any more (ALREADY_HANDLED, NOTHING_OPEN) and what waits for a second person (CHECK_WAITING).
 */
export function closeRest(
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  command: CloseCommand,
  now: string,
): Result<{ requisition: Requisition; stocks: Stock[] }> {
  if (!canBecome(requisition.status, 'closed')) return alreadyHandled(requisition)
  const waiting = refuseWhileChecked(requisition)
  if (waiting) return waiting
  if (!requisition.lines.some((line) => isMeant(command, line.lineId) && openQuantity(line) > 0))
    return reject('NOTHING_OPEN')
  const ledger = new Ledger(requisition.warehouseId, stockOf, now)
  const closed = closeLines(requisition, ledger, command, now)
  const books = ledger.close()
  return books.ok ? ok({ requisition: closed, stocks: books.data.stocks }) : books
}

/** The same on an open ledger, also as the last step of an issue. */
export function closeLines(
  requisition: Requisition,
  ledger: Ledger,
  command: CloseCommand,
  now: string,
): Requisition {
  const lines = requisition.lines.map((line) => {
    const open = openQuantity(line)
    if (open === 0 || !isMeant(command, line.lineId)) return line
    const own = { requisitionId: requisition._id, lineId: line.lineId }
    ledger.promise(line.itemId, { ...own, quantity: 0, until: now })
    return { ...line, closedQuantity: (line.closedQuantity ?? 0) + open }
  })
  const done = lines.every((line) => openQuantity(line) === 0)
  const status = done ? 'closed' : requisition.status
  const moved = move(requisition, status, 'close', { by: command.by, comment: command.reason }, now)
  return settleSubstitutes({ ...moved, lines }, now)
}

const isMeant = ({ lineIds }: CloseCommand, lineId: number): boolean => lineIds?.includes(lineId) ?? true
