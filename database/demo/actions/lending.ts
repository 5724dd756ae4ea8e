import { acceptShipment, type AcceptCommand } from '../../../shared/domain/acceptance'
import { businessDay } from '../../../shared/domain/calendar'
import type { BackLine } from '../../../shared/domain/coming-back'
import { takeBack, withGoodsBack } from '../../../shared/domain/goods-back'
import { goodsOfRequisition } from '../../../shared/domain/issued-goods'
import { outQuantity } from '../../../shared/domain/loan'
import { askRenewal, decideRenewal } from '../../../shared/domain/loan-renew'
import { returnLoan } from '../../../shared/domain/loan-return'
import { liabilityText, settleLoan } from '../../../shared/domain/loan-settle'
import type { Loan, LoanLine } from '../../../shared/schema/loan'
import type { Requisition } from '../../../shared/schema/requisition'
import { defaultSettings } from '../../../shared/schema/settings'
import { goodsText } from '../journal'
import { locations } from '../locations'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

const locationById = new Map(locations.map((location) => [location._id, location]))
const location = (id: string) => locationById.get(id)

/** First location of a warehouse for goods that nobody may take. */
export const binOf = (warehouseId: string): string =>
  locations.find(
    (each) => each.warehouseId === warehouseId && each.zoneKind === 'rejected' && each.status === 'active',
  )?._id ?? ''

export function loanOf(world: World, requisition: Requisition): Loan {
  const loan = world.loans.get(requisition.issues[0]?.loanId ?? '')
  if (!loan) throw new Error(`demo data: ${requisition._id} has no loan`)
  return loan
}

/** What is to be taken of a loan's item, lot by lot as it was lent: so much of each line that still has some out. */
function spread(lines: readonly LoanLine[], itemId: string, quantity: number) {
  const parts: { line: LoanLine; quantity: number }[] = []
  let open = quantity
  for (const line of lines.filter((each) => each.itemId === itemId)) {
    const some = Math.min(open, outQuantity(line))
    if (some > 0) parts.push({ line, quantity: some })
    open -= some
  }
  return parts
}

/** Lent goods come back: good ones to where they were taken from, damaged ones aside. */
export function returnLent(
  world: World,
  loan: Loan,
  clerkId: string,
  wishes: readonly { itemId: string; quantity: number; damage?: string }[],
  moment: number,
): void {
  const at = instant(moment)
  const clerk = world.person(clerkId)
  const no = world.nextNumber('TK', at)
  let rest = loan.lines
  const lines = wishes.flatMap(({ itemId, quantity, damage }) => {
    const parts = spread(rest, itemId, quantity)
    const gone = new Map(parts.map((part) => [part.line.lineId, part.quantity]))
    rest = rest.map((line) => ({ ...line, returned: line.returned + (gone.get(line.lineId) ?? 0) }))
    return parts.map(({ line, quantity: some }) => {
      const back: BackLine = damage
        ? { quantity: some, condition: 'damaged', locationId: binOf(loan.warehouseId), reason: damage }
        : { quantity: some, condition: 'good', locationId: line.locationId }
      return { lineId: line.lineId, ...back }
    })
  })
  const state = { stock: world.stockIn(loan.warehouseId), location }
  const result = allowed(returnLoan(loan, state, { no, by: clerk, lines }, at))
  world.keep(result.stocks)
  world.loans.set(loan._id, result.loan)
  world.receipts.push(result.receipt)
  world.record({
    operation: 'loan.return',
    actor: clerk,
    at,
    input: { loanId: loan._id, lines },
    summary: `归还 ${goodsText(result.receipt.lines, '行')}，借出单 ${loan._id}，退库单 ${no}`,
    warehouseId: loan.warehouseId,
    document: { type: 'loan', id: loan._id },
    postings: result.postings,
  })
}

/** One piece of an item was lost, and the borrower pays for it. */
export function settleLost(
  world: World,
  loan: Loan,
  clerkId: string,
  lost: { itemId: string; amountFen: number; note: string },
  moment: number,
): void {
  const at = instant(moment)
  const clerk = world.person(clerkId)
  const [part] = spread(loan.lines, lost.itemId, 1)
  if (!part) throw new Error(`demo data: nothing of ${lost.itemId} is out on ${loan._id}`)
  const { item, lineId } = part.line
  const { amountFen, note } = lost
  const settle = { lineId, kind: 'lost', quantity: 1, decision: 'compensate', amountFen, note } as const
  const command = { ...settle, by: clerk, liable: loan.borrower }
  const { loan: after, postings } = allowed(settleLoan(loan, command, at))
  world.loans.set(loan._id, after)
  const yuan = (amountFen / 100).toFixed(2)
  world.record({
    operation: 'loan.settle',
    actor: clerk,
    at,
    input: { loanId: loan._id, ...settle },
    summary: `丢失核销 ${item.name} ×1 ${item.unit}，责任人${loan.borrower.name}，${liabilityText.compensate} ${yuan} 元，借出单 ${loan._id}`,
    warehouseId: loan.warehouseId,
    document: { type: 'loan', id: loan._id },
    postings,
  })
}

/** The borrower asks for more time. */
export function askLonger(
  world: World,
  loan: Loan,
  { until, reason }: { until: string; reason: string },
  moment: number,
): Loan {
  const at = instant(moment)
  const borrower = world.person(loan.borrower.id)
  const command = { by: borrower, until, reason }
  const asked = allowed(askRenewal(loan, command, defaultSettings.loans, businessDay(at), at))
  world.loans.set(loan._id, asked)
  world.record({
    operation: 'loan.renew',
    actor: borrower,
    at,
    input: { loanId: loan._id, until, reason },
    summary: `申请续借 ${loan._id} 到 ${until}，原因：${reason}`,
    warehouseId: loan.warehouseId,
    document: { type: 'loan', id: loan._id },
    postings: [],
  })
  return asked
}

/** The first of its approvers agrees. */
export function grantLonger(world: World, loan: Loan, moment: number): void {
  const at = instant(moment)
  const by = world.person(loan.approverIds[0] ?? '')
  const decided = allowed(decideRenewal(loan, { by, decision: 'approve' }, businessDay(at), at))
  world.loans.set(loan._id, decided)
  world.record({
    operation: 'loan.decideRenewal',
    actor: by,
    at,
    input: { loanId: loan._id, decision: 'approve' },
    summary: `同意续借 ${loan._id} 到 ${decided.dueDate}`,
    warehouseId: loan.warehouseId,
    document: { type: 'loan', id: loan._id },
    postings: [],
  })
}

/** The requester writes down what the recipient said. */
export function acceptSent(
  world: World,
  requisition: Requisition,
  said: Pick<AcceptCommand, 'acceptedBy' | 'differences'>,
  moment: number,
): void {
  const at = instant(moment)
  const by = world.person(requisition.requester.id)
  const issueNo = requisition.issues[0]?.no ?? ''
  const { requisition: after, postings } = allowed(acceptShipment(requisition, { issueNo, by, ...said }, at))
  world.requisitions.set(after._id, after)
  const differs = said.differences.length > 0 ? `，${said.differences.length} 行有差异` : ''
  world.record({
    operation: 'outbound.accept',
    actor: by,
    at,
    input: { requisitionId: after._id, issueNo, ...said },
    summary: `签收外发 ${after._id}，出库单 ${issueNo}，签收人${said.acceptedBy}${differs}`,
    warehouseId: after.warehouseId,
    document: { type: 'requisition', id: after._id },
    postings,
  })
}

/** Some of what a requisition's first pick handed out comes back, good. */
export function takeBackIssued(
  world: World,
  requisition: Requisition,
  clerkId: string,
  back: { quantity: number; reason: string },
  moment: number,
): void {
  const at = instant(moment)
  const clerk = world.person(clerkId)
  const [issue] = requisition.issues
  const [pick] = issue?.picks ?? []
  if (!issue || !pick) throw new Error(`demo data: nothing was issued for ${requisition._id}`)
  const no = world.nextNumber('TK', at)
  const goods = allowed(goodsOfRequisition(requisition, issue.no))
  const quantity = Math.min(back.quantity, pick.quantity)
  const lines = [{ pick: 1, quantity, condition: 'good' as const, locationId: pick.locationId }]
  const command = { no, by: clerk, reason: back.reason, lines }
  const state = { stock: world.stockIn(requisition.warehouseId), location }
  const result = allowed(takeBack(goods, state, command, at))
  world.keep(result.stocks)
  world.requisitions.set(requisition._id, withGoodsBack(requisition, goods, result, clerk, at))
  world.receipts.push(result.receipt)
  world.record({
    operation: 'inbound.returnIssued',
    actor: clerk,
    at,
    input: { issueNo: issue.no, reason: back.reason, lines },
    summary: `退库 ${goodsText(result.receipt.lines, '行')}，退库单 ${no}，出库单 ${issue.no}，原因：${back.reason}`,
    warehouseId: requisition.warehouseId,
    document: { type: 'requisition', id: requisition._id },
    postings: result.postings,
  })
}
