import { ok, reject, type Result } from '../errors'
import type { LiabilityDecision, Loan, LoanLine, Settlement } from '../schema/loan'
import type { Posting } from '../schema/journal'
import type { Photo } from '../schema/photo'
import type { Caller } from '../schema/person'
import { loanHandled, outQuantity, shareOut, unsettledDamage, withLines, withStep } from './loan'

export const liabilityText: Record<LiabilityDecision, string> = {
  compensate: '照价赔偿',
  repair: '负责修复',
  waive: '免于追责',
}

export interface SettleCommand {
  by: Pick<Caller, '_id' | 'name'>
  lineId: number
  /** lost: does not come back and is written off · damaged: of what came back damaged. */
  kind: 'lost' | 'damaged'
  quantity: number
  liable: { id?: string | undefined; name: string }
  decision: LiabilityDecision
  /** To be paid, with `compensate` only. */
  amountFen?: number | undefined
  note: string
  photos?: readonly Photo[] | undefined
}

export interface Settled {
  loan: Loan
  settlement: Settlement
  postings: Posting[]
}

/** A posting between two places of which neither is a shelf: there is no stock document that it could be a version of. */
const NO_STOCK_VERSION = 0

/**
 * Decides who answers for goods that were lost or came back damaged. What is lost leaves the books with its cost; what is
 * damaged lies in the warehouse already and only its liability is written down.
 * Rejects more than is out (OVER_LENT) or undecided (OVER_DAMAGED), and an amount that does not fit the decision.
 */
export function settleLoan(loan: Loan, command: SettleCommand, now: string): Result<Settled> {
  if (!loan.open) return loanHandled(loan)
  const { lineId, kind, quantity, decision, amountFen = 0 } = command
  const line = loan.lines.find((candidate) => candidate.lineId === lineId)
  if (!line) return reject('NOT_FOUND', { what: `借出单第 ${lineId} 行` })
  if ((decision === 'compensate') !== amountFen > 0) return reject('COMPENSATION_WRONG', { decision })
  const { name: itemName, unit, scale } = line.item
  const remaining = kind === 'lost' ? outQuantity(line) : unsettledDamage(line)
  if (quantity > remaining) {
    return reject(kind === 'lost' ? 'OVER_LENT' : 'OVER_DAMAGED', { itemName, unit, scale, remaining })
  }
  const settlement: Settlement = {
    settlementId: loan.settlements.length + 1,
    kind,
    lineId,
    quantity,
    liable: { name: command.liable.name, ...(command.liable.id ? { id: command.liable.id } : {}) },
    decision,
    amountFen,
    note: command.note,
    ...(command.photos && command.photos.length > 0 ? { photos: [...command.photos] } : {}),
    at: now,
    by: { id: command.by._id, name: command.by.name },
  }
  const lost = kind === 'lost' ? shareOut(line, quantity) : 0
  const lines = loan.lines.map((other) => (other === line ? settledLine(line, command, lost) : other))
  const after = withLines({ ...loan, settlements: [...loan.settlements, settlement] }, lines)
  const comment = `${itemName}${kind === 'lost' ? '丢失' : '损坏'}，${liabilityText[decision]}`
  return ok({
    loan: withStep(after, 'settle', { by: command.by, comment }, now),
    settlement,
    postings: kind === 'lost' ? [writtenOff(loan, line, quantity, lost)] : [],
  })
}

const settledLine = (line: LoanLine, { kind, quantity }: SettleCommand, valueFen: number): LoanLine =>
  kind === 'lost'
    ? {
        ...line,
        lost: line.lost + quantity,
        closedValueFen: (line.closedValueFen ?? 0) + valueFen,
      }
    : { ...line, damageSettled: line.damageSettled + quantity }

const writtenOff = (loan: Loan, line: LoanLine, quantity: number, valueFen: number): Posting => ({
  itemId: line.itemId,
  lotId: line.lotId,
  from: `loan:${loan._id}`,
  to: 'loss',
  quantity,
  valueFen,
  stockVersion: NO_STOCK_VERSION,
})
