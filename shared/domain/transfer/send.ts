import { ok, reject, type Result } from '../../errors'
import type { Caller } from '../../schema/person'
import type { Transfer, TransferLine, TransferRow } from '../../schema/transfer'
import type { PickSequence } from '../allocation'
import type { Closed, Ledger, Moved } from '../ledger'
import { lotFacts } from '../lot-facts'
import { hasGrant } from '../rights'
import { sum, type Take } from '../stock'
import { takeLine, takenQuantity } from '../take-line'
import { advance, alreadyHandled, transitPlace } from './document'

export interface SendCommand {
  by: Caller
  /** Left out, every line goes whole by the proposal; a line that is not named does not go. */
  lines?: readonly { lineId: number; picks?: readonly Take[] | undefined }[] | undefined
  overrideReason?: string | undefined
}

export interface Sent {
  transfer: Transfer
  closed: Closed
}

/**
 * Sends what was asked for, or less, from the shelves of the giving warehouse; the goods are on their way until they
 * are received or settled. First in, first out (or first expired) unless there is a reason and the right to take other
 * lots. Rejects a second hand, more than asked, and what `takeLine` rejects.
 */
export function sendTransfer(
  transfer: Transfer,
  ledger: Ledger,
  command: SendCommand,
  pickSequence: PickSequence,
  now: string,
): Result<Sent> {
  if (transfer.status !== 'requested') return alreadyHandled(transfer)
  const wanted = command.lines ?? transfer.lines.map(({ lineId }) => ({ lineId }))
  const rules = {
    overrideReason: command.overrideReason,
    mayOverride: hasGrant(command.by, 'overrideLot'),
    pickSequence,
    now,
  }
  const rows: TransferRow[] = []
  for (const wish of wanted) {
    const line = transfer.lines.find((candidate) => candidate.lineId === wish.lineId)
    if (!line) return reject('NOT_FOUND', { what: `第 ${wish.lineId} 行` })
    const { lineId, itemId, item } = line
    if (rows.some((row) => row.lineId === lineId)) return reject('DUPLICATE_LINE', { itemName: item.name })
    const picks = 'picks' in wish ? wish.picks : undefined
    const quantity = picks ? takenQuantity(picks) : line.quantity
    if (quantity > line.quantity) {
      const details = { itemName: item.name, unit: item.unit, scale: item.scale, line: lineId }
      return reject('OVER_REQUESTED_TRANSFER', { ...details, remaining: line.quantity })
    }
    const order = { itemId, lineId, item, picks, quantity, to: transitPlace(transfer._id) }
    const taken = takeLine(ledger, { ...order, for: { requisitionId: transfer._id, lineId } }, rules)
    if (!taken.ok) return taken
    for (const moved of taken.data) rows.push(toRow(rows.length + 1, lineId, moved))
  }
  const closed = ledger.close()
  return closed.ok ? ok({ transfer: withRows(transfer, rows, command, now), closed: closed.data }) : closed
}

function withRows(transfer: Transfer, rows: TransferRow[], command: SendCommand, now: string): Transfer {
  const sentOf = ({ lineId }: TransferLine) =>
    sum(rows.filter((row) => row.lineId === lineId).map((row) => row.quantity))
  const by = { id: command.by._id, name: command.by.name }
  const change = {
    status: 'sent' as const,
    lines: transfer.lines.map((line) => ({ ...line, sentQuantity: sentOf(line) })),
    rows,
    sentAt: now,
    sentBy: by,
    ...(command.overrideReason ? { overrideReason: command.overrideReason } : {}),
  }
  return advance(transfer, change, { action: 'send', by }, now)
}

const toRow = (rowId: number, lineId: number, { lot, quantity, valueFen }: Moved): TransferRow => ({
  rowId,
  lineId,
  lot: { ...lotFacts(lot), receivedAt: lot.receivedAt },
  fromLocationId: lot.locationId,
  quantity,
  valueFen,
  receivedQuantity: 0,
  damagedQuantity: 0,
  lostQuantity: 0,
  returnedQuantity: 0,
  transitFen: valueFen,
})
