import { ok, reject, type Result } from '../errors'
import type { Loan } from '../schema/loan'
import type { Location } from '../schema/masterdata'
import type { Posting } from '../schema/journal'
import type { Caller } from '../schema/person'
import type { Receipt, ReceiptLine } from '../schema/receipt'
import type { Stock } from '../schema/stock'
import { refuseBack, shelve, type BackLine } from './coming-back'
import { Ledger } from './ledger'
import { isOut, loanHandled, outQuantity, shareOut, withLines, withStep } from './loan'
import { sum } from './stock'

export interface LoanReturnCommand {
  /** Number of the return receipt (TK). */
  no: string
  by: Pick<Caller, '_id' | 'name'>
  /** Who brought it; left out, the borrower. */
  returnedBy?: string | undefined
  note?: string | undefined
  /** By the loan's line; one line may come back in parts of different condition. */
  lines: readonly (BackLine & { lineId: number })[]
}

export interface Returned {
  loan: Loan
  receipt: Receipt
  stocks: Stock[]
  postings: Posting[]
}

export interface ReturnState {
  stock: (itemId: string) => Stock | undefined
  location: (locationId: string) => Location | undefined
}

/**
 * Takes lent goods back, all of them or a part: what is good lies on the shelf again as the lot it was and as old as it
 * was; what is damaged lies with the rejected goods until liability is settled.
 * Rejects a loan that has nothing out, more than is out, and lines that `refuseBack` refuses.
 */
export function returnLoan(
  loan: Loan,
  state: ReturnState,
  command: LoanReturnCommand,
  now: string,
): Result<Returned> {
  if (!isOut(loan)) return loanHandled(loan)
  if (command.lines.length === 0) return reject('NOTHING_TO_RETURN')
  const ledger = new Ledger(loan.warehouseId, state.stock, now)
  let { lines } = loan
  const received: ReceiptLine[] = []
  for (const [index, back] of command.lines.entries()) {
    const line = lines.find((candidate) => candidate.lineId === back.lineId)
    if (!line) return reject('NOT_FOUND', { what: `借出单第 ${back.lineId} 行` })
    const { item, itemId } = line
    const out = outQuantity(line)
    const details = { line: index, itemName: item.name, unit: item.unit, scale: item.scale }
    if (back.quantity > out) return reject('OVER_LENT', { ...details, remaining: out })
    const refused = refuseBack(back, item, state.location(back.locationId), loan.warehouseId)
    if (refused) return { ...refused, details: { ...refused.details, line: index } }

    const valueFen = shareOut(line, back.quantity)
    const source = { itemId, item, lot: line, from: `loan:${loan._id}`, valueFen } as const
    const shelved = shelve(ledger, back, source, now)
    received.push({ ...shelved, lineId: index + 1, sourceLineId: line.lineId })
    const key = back.condition === 'good' ? 'returned' : 'damaged'
    const next = {
      ...line,
      [key]: line[key] + back.quantity,
      closedValueFen: (line.closedValueFen ?? 0) + valueFen,
    }
    lines = lines.map((other) => (other === line ? next : other))
  }
  const closed = ledger.close()
  if (!closed.ok) return closed
  const after = withLines({ ...loan, receiptIds: [...loan.receiptIds, command.no] }, lines)
  return ok({
    loan: withStep(after, 'return', { by: command.by, comment: command.no }, now),
    receipt: {
      _id: command.no,
      kind: 'return',
      warehouseId: loan.warehouseId,
      source: { type: 'loan', id: loan._id },
      issueNo: loan.issueNo,
      fromName: `${loan.departmentName} ${command.returnedBy ?? loan.borrower.name}`,
      ...(command.note ? { note: command.note } : {}),
      lines: received,
      valueFen: sum(received.map((line) => line.valueFen)),
      receivedBy: { id: command.by._id, name: command.by.name },
      receivedAt: now,
      status: 'posted',
    },
    ...closed.data,
  })
}
