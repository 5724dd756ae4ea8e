import { ok, reject, type Result } from '../../errors'
import type { Receipt } from '../../schema/receipt'
import type { Reversed } from '../../schema/reversal'
import type { Transfer, TransferRow, TransferStep } from '../../schema/transfer'
import { advance, isOnTheWay, statusOf } from '../transfer/document'
import { refuseSecond } from './undo'

/** What of a transfer was taken back: its sending, or the last settlement of what did not arrive. */
export interface UndoneTransfer {
  transfer: Transfer
  undone: TransferStep
}

/**
 * Takes back the giving side's last step. The sending, while nothing was received or settled: the goods are on their old
 * shelves again. Or the last write-off or return: the goods are on their way again. Rejects ALREADY_REVERSED, and
 * NOT_REVERSIBLE with what is to be reversed before.
 */
export function undoTransfer(transfer: Transfer, reversed: Reversed): Result<UndoneTransfer> {
  const refused = refuseSecond(transfer)
  if (refused) return refused
  if (transfer.rows.length === 0) return reject('NOT_REVERSIBLE', { why: '还没有发出，请直接取消' })
  const step = lastStep(transfer)
  const { by, at, reason } = reversed
  if (step?.rows) {
    const rows = transfer.rows.map((row) => underWayAgain(row, step))
    const change = { rows, status: statusOf(rows) }
    const taken = advance(transfer, change, { action: 'reverseSettlement', by, comment: reason }, at)
    return ok({ transfer: taken, undone: step })
  }
  if (step?.action !== 'send') {
    return reject('NOT_REVERSIBLE', { why: `对方已经收货，请先冲销入库单 ${step?.receiptId ?? ''}` })
  }
  const change = { status: 'reversed' as const, reversed }
  const taken = advance(transfer, change, { action: 'reverse', by, comment: reason }, at)
  return ok({ transfer: taken, undone: step })
}

/** The last step that still has its effect: those that were taken back, and what took them back, are passed over. */
function lastStep({ history }: Transfer): TransferStep | undefined {
  const standing: TransferStep[] = []
  for (const step of history) {
    if (step.action === 'reverseSettlement') removeLast(standing, ({ rows }) => rows !== undefined)
    else if (step.action === 'reverseReceipt')
      removeLast(standing, ({ action, receiptId }) => action === 'receive' && receiptId === step.receiptId)
    else standing.push(step)
  }
  return standing.at(-1)
}

function removeLast(steps: TransferStep[], fits: (step: TransferStep) => boolean): void {
  const last = steps.filter(fits).at(-1)
  if (last) steps.splice(steps.indexOf(last), 1)
}

function underWayAgain(row: TransferRow, { action, rows = [] }: TransferStep): TransferRow {
  const ended = rows.find(({ rowId }) => rowId === row.rowId)
  if (!ended) return row
  const { quantity, valueFen } = ended
  return {
    ...row,
    lostQuantity: row.lostQuantity - (action === 'loss' ? quantity : 0),
    returnedQuantity: row.returnedQuantity - (action === 'return' ? quantity : 0),
    transitFen: row.transitFen + valueFen,
  }
}

/**
 * The transfer after one of its receipts was taken back: those goods are on their way again. Rejects NOT_REVERSIBLE when
 * the transfer was settled meanwhile, since its sender took what arrived for granted.
 */
export function undoArrival(transfer: Transfer, receipt: Receipt, reversed: Reversed): Result<Transfer> {
  const settled = lastStep(transfer)?.rows !== undefined
  if (!isOnTheWay(transfer) && (transfer.status !== 'received' || settled)) {
    return reject('NOT_REVERSIBLE', { why: `调拨单 ${transfer._id} 的差异已经结清，请先冲销调拨单的结清` })
  }
  const rows = transfer.rows.map((row) => ({ ...row }))
  for (const line of receipt.lines) {
    let left = line.quantity
    let value = line.valueFen
    const damaged = line.status === 'rejected'
    for (const row of rows.filter(({ lot }) => lot.lotId === line.lotId)) {
      const whole = row.receivedQuantity - row.damagedQuantity
      const part = Math.min(left, damaged ? row.damagedQuantity : whole)
      if (part === 0) continue
      const share = part === left ? value : Math.floor((value * part) / left)
      row.receivedQuantity -= part
      if (damaged) row.damagedQuantity -= part
      row.transitFen += share
      left -= part
      value -= share
    }
  }
  const { by, at, reason } = reversed
  const step = { action: 'reverseReceipt' as const, by, comment: reason, receiptId: receipt._id }
  return ok(advance(transfer, { rows, status: statusOf(rows) }, step, at))
}
