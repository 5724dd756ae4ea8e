import { addDays } from '../../../shared/domain/calendar'
import type { LoanView } from '../../../shared/operations/loan'
import type { Loan } from '../../../shared/schema/loan'
import type { Requisition } from '../../../shared/schema/requisition'
import type { Choice } from '../choice'
import { command, siteOf, type Move, type World } from '../move'

/** Borrowers hear of a loan from the list, since the issue itself answers with the requisition. */
async function aLoan(world: World, choice: Choice): Promise<Loan | undefined> {
  const site = choice.one(world.sites)
  const account = site && choice.one(site.clerks)
  const list =
    account && (await world.ask(account, 'loan.list', { view: 'warehouse', state: 'open', limit: 30 }))
  const row = choice.one((list && list.rows.filter((loan) => loan.lentAt >= world.today)) || [])
  const view = account && row && (await world.ask(account, 'loan.get', { loanId: row.loanId }))
  const ours = view && view.loan.lines.every(({ itemId }) => world.items.some(({ _id }) => _id === itemId))
  return ours ? view.loan : undefined
}

const giveBack: Move = {
  name: 'loanReturn',
  weight: 6,
  async prepare(world, choice) {
    const loan = await aLoan(world, choice)
    const site = loan && siteOf(world, loan.warehouseId)
    const account = site && choice.one(site.clerks)
    const line = choice.one(loan?.lines ?? [])
    const good = choice.happens(0.7)
    const locationId = site && choice.one(good ? site.qualified : site.rejected)
    if (!loan || !account || !line || !locationId) return undefined
    const quantity = Math.max(1, choice.whole(1, line.quantity))
    const condition = good ? ('good' as const) : ('damaged' as const)
    const back = { lineId: line.lineId, quantity, condition, locationId }
    return command({
      account,
      operation: 'loan.return',
      input: { loanId: loan._id, lines: [{ ...back, ...(good ? {} : { reason: '摔坏了' }) }] },
      learn: ({ receipt }) => world.memory.learn('receipt', receipt),
    })
  },
}

const settle: Move = {
  name: 'loanSettle',
  weight: 2,
  async prepare(world, choice) {
    const loan = await aLoan(world, choice)
    const account = loan && choice.one(siteOf(world, loan.warehouseId)?.clerks ?? [])
    const line = choice.one(loan?.lines ?? [])
    if (!loan || !account || !line) return undefined
    return command({
      account,
      operation: 'loan.settle',
      input: {
        loanId: loan._id,
        lineId: line.lineId,
        kind: choice.happens(0.5) ? 'lost' : 'damaged',
        quantity: choice.whole(1, line.quantity),
        decision: 'compensate',
        amountFen: choice.whole(1, 10_000),
        note: '照价赔偿',
      },
    })
  },
}

const renew: Move = {
  name: 'loanRenew',
  weight: 2,
  async prepare(world, choice) {
    const loan = await aLoan(world, choice)
    if (!loan) return undefined
    const learn = (view: LoanView) => world.memory.learn('loan', view.loan)
    const approver = choice.one(loan.approverIds)
    if (loan.renewalWaits && approver)
      return command({
        account: approver,
        operation: 'loan.decideRenewal',
        input: { loanId: loan._id, decision: 'approve' },
        learn,
      })
    const until = addDays(loan.dueDate, choice.whole(1, 20))
    const input = { loanId: loan._id, until, reason: '还要用' }
    return command({ account: loan.borrower.id, operation: 'loan.renew', input, learn })
  },
}

const accept: Move = {
  name: 'accept',
  weight: 2,
  prepare(world, choice) {
    const shipped = world.memory.known<Requisition>(
      'requisition',
      (r) => r.kind === 'external' && r.issues.length > 0,
    )
    const requisition = choice.one(shipped.slice(-20))
    const issue = choice.one(requisition?.issues ?? [])
    if (!requisition || !issue) return undefined
    const line = choice.happens(0.4) ? choice.one(issue.picks) : undefined
    const difference = line && {
      lineId: line.lineId,
      quantity: choice.whole(1, line.quantity),
      reason: '少了',
      outcome: choice.happens(0.5) ? ('lost' as const) : ('comingBack' as const),
    }
    return command({
      account: requisition.requester.id,
      operation: 'outbound.accept',
      input: {
        requisitionId: requisition._id,
        issueNo: issue.no,
        acceptedBy: '赵先生',
        ...(difference ? { differences: [difference] } : {}),
      },
    })
  },
}

export const loans: Move[] = [giveBack, settle, renew, accept]
