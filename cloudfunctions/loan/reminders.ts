import { addDays } from '../../shared/domain/calendar'
import { withStep } from '../../shared/domain/loan'
import { reminderOf } from '../../shared/domain/loan-reminder'
import type { LoanRules } from '../../shared/domain/request-terms'
import { ok, reject } from '../../shared/errors'
import type { Loan } from '../../shared/schema/loan'
import { _ } from '../runtime/app'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import { activePeople, settings } from '../runtime/directory'
import { notifyLoan } from '../runtime/notify-loan'
import { find } from '../runtime/store'

const PAGE = 100

/**
 * Every morning: borrowers hear of what is due soon or overdue, each loan once a day. A loan is marked first and the
 * message follows, so that a run that is cut short or repeated never reminds twice; what it did not reach is found again.
 */
export async function remindBorrowers(call: CallContext): Promise<void> {
  const rules = await settings('loans')
  const last = addDays(call.today, Math.max(0, ...rules.remindDays))
  let after = ''
  for (;;) {
    const where = { open: true, dueDate: _.lte(last), ...(after ? { _id: _.gt(after) } : {}) }
    const page = await find('loans', where, { orderBy: [['_id', 'asc']], limit: PAGE })
    for (const loan of page) {
      if (Date.now() > call.deadline) return
      if (reminderOf(loan, rules, call.today)) await remind(loan, rules, call)
    }
    after = page[page.length - 1]?._id ?? ''
    if (page.length < PAGE) return
  }
}

async function remind({ _id }: Loan, rules: LoanRules, timer: CallContext): Promise<void> {
  const call = { ...timer, requestId: `${timer.requestId}-${_id}` }
  // Set by the attempt that went through: one that was repeated reminds nobody.
  let reminded: Loan | undefined
  const result = await commit<null>(call, async (snapshot, now) => {
    const loan = await snapshot.get('loans', _id)
    const why = loan && reminderOf(loan, rules, call.today)
    if (!loan || !why) return reject('ALREADY_HANDLED')
    const step = { by: call.caller, comment: why }
    reminded = { ...withStep(loan, 'remind', step, now), remindedOn: call.today }
    return ok({
      writes: [{ kind: 'update', collection: 'loans', before: loan, document: reminded }],
      journal: {
        summary: `提醒${loan.borrower.name}归还 ${_id}：${why}`,
        postings: [],
        document: { type: 'loan', id: _id },
        warehouseId: loan.warehouseId,
      },
      answer: null,
    })
  })
  if (result.ok && reminded) await notifyLoan('loanDue', await activePeople([reminded.borrower.id]), reminded)
}
