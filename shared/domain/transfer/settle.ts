import { ok, reject, type Rejection, type Result } from '../../errors'
import type { By } from '../../schema/common'
import type { Posting } from '../../schema/journal'
import type { Location } from '../../schema/masterdata'
import type { Transfer, TransferLine, TransferRow } from '../../schema/transfer'
import type { Closed, Ledger } from '../ledger'
import { lotFacts } from '../lot-facts'
import { refuseLocation } from '../waiting-goods'
import { advance, alreadyHandled, inTransit, isOnTheWay, statusOf, transitPlace } from './document'
import { rowDetails, shareInTransit } from './row'

export interface SettleCommand {
  by: By
  /** loss: it is gone and written off · return: it came back to the giving warehouse. */
  outcome: 'loss' | 'return'
  /** Left out, all that is still on its way, back to where it came from. */
  rows?: readonly { rowId: number; quantity: number; locationId?: string | undefined }[] | undefined
  reason: string
}

export interface SettleState {
  location: (locationId: string) => Location | undefined
  /** Books of the giving warehouse. */
  ledger: Ledger
}

export interface Settled {
  transfer: Transfer
  closed: Closed
}

/**
 * Ends what did not arrive: it is written off as a loss of the giving warehouse, or goes back onto its shelf. Rejects a
 * transfer with nothing under way, more than is under way, and shelves outside the qualified zones.
 */
export function settleTransfer(
  transfer: Transfer,
  state: SettleState,
  command: SettleCommand,
  now: string,
): Result<Settled> {
  if (!isOnTheWay(transfer)) return alreadyHandled(transfer)
  const open = transfer.rows.filter((row) => inTransit(row) > 0)
  const wanted = command.rows ?? open.map((row) => ({ rowId: row.rowId, quantity: inTransit(row) }))
  const rows = new Map(transfer.rows.map((row) => [row.rowId, row]))
  const lost: Posting[] = []
  const ended: { rowId: number; quantity: number; valueFen: number }[] = []
  for (const wish of wanted) {
    const row = rows.get(wish.rowId)
    const line = row && transfer.lines.find((candidate) => candidate.lineId === row.lineId)
    if (!row || !line) return reject('NOT_FOUND', { what: `第 ${wish.rowId} 行` })
    const remaining = inTransit(row)
    const details = { ...rowDetails(line.item, row), line: row.rowId }
    if (wish.quantity > remaining) return reject('OVER_TRANSIT', { ...details, remaining })
    const alone = refuseLossAlone(transfer, line, command, state.ledger)
    if (alone) return { ...alone, details: { ...details, ...alone.details } }
    const part = { quantity: wish.quantity, valueFen: shareInTransit(row, wish.quantity) }
    if (command.outcome === 'loss') lost.push(lossOf(transfer, line, row, part, state.ledger))
    else {
      const locationId = ('locationId' in wish ? wish.locationId : undefined) ?? row.fromLocationId
      const refused = backTo(transfer, state, line, row, locationId, part)
      if (refused) return { ...refused, details: { ...refused.details, line: row.rowId } }
    }
    rows.set(row.rowId, afterwards(row, command.outcome, part))
    ended.push({ rowId: row.rowId, ...part })
  }
  const closed = state.ledger.close()
  if (!closed.ok) return closed
  const left = [...rows.values()]
  const { by, outcome, reason } = command
  const step = { action: outcome, by, comment: reason, rows: ended }
  return ok({
    transfer: advance(transfer, { rows: left, status: statusOf(left) }, step, now),
    closed: { ...closed.data, postings: [...closed.data.postings, ...lost] },
  })
}

/** What is controlled takes two people to leave the books: who sent it does not write it off. */
function refuseLossAlone(
  { sentBy }: Transfer,
  { itemId, item }: TransferLine,
  { by, outcome }: SettleCommand,
  ledger: Ledger,
): Rejection | null {
  const controlled = ledger.stock(itemId)?.item.controlled !== undefined
  if (outcome !== 'loss' || !controlled || sentBy?.id !== by.id) return null
  return reject('FORBIDDEN', {
    problem: `「${item.name}」是管控物资，又是你发出的：请调出库的另一名仓管员来核销`,
  })
}

type Part = { quantity: number; valueFen: number }

const afterwards = (
  row: TransferRow,
  outcome: 'loss' | 'return',
  { quantity, valueFen }: Part,
): TransferRow => ({
  ...row,
  lostQuantity: row.lostQuantity + (outcome === 'loss' ? quantity : 0),
  returnedQuantity: row.returnedQuantity + (outcome === 'return' ? quantity : 0),
  transitFen: row.transitFen - valueFen,
})

/** No row of stock is touched: what is lost was in none. */
const lossOf = (
  transfer: Transfer,
  line: TransferLine,
  row: TransferRow,
  part: Part,
  ledger: Ledger,
): Posting => ({
  itemId: line.itemId,
  lotId: row.lot.lotId,
  from: transitPlace(transfer._id),
  to: 'loss',
  ...part,
  stockVersion: ledger.stock(line.itemId)?.version ?? 0,
})

function backTo(
  transfer: Transfer,
  { ledger, location }: SettleState,
  line: TransferLine,
  row: TransferRow,
  locationId: string,
  part: Part,
) {
  const found = location(locationId)
  const here = found?.warehouseId === transfer.fromWarehouseId ? found : undefined
  const refused = refuseLocation(here, locationId, 'qualified')
  if (refused) return refused
  const stock = ledger.stock(line.itemId)
  if (!stock) return reject('NOT_FOUND', { what: '这种物资在本库的库存' })
  const lot = {
    ...lotFacts(row.lot),
    receivedAt: row.lot.receivedAt,
    locationId,
    status: 'available',
    ...part,
  } as const
  ledger.put({ item: { ...stock.item, _id: line.itemId }, lot, from: transitPlace(transfer._id) })
  return null
}
