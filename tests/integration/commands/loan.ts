import { addDays } from '../../../shared/domain/calendar'
import { handedOut, lend, recipient, today } from '../../support/lending'
import { succeed } from '../../support/scenario'
import type { Examples } from '.'

export const loan = {
  'loan.return': async (server) => {
    const { loanId, shelf } = await lend(server)
    const lines = [{ lineId: 1, quantity: 1, condition: 'good' as const, locationId: shelf }]
    const input = { loanId, lines }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, note: '下午还的' } }
  },
  'loan.settle': async (server) => {
    const { loanId } = await lend(server)
    const liability = { kind: 'lost' as const, decision: 'waive' as const, note: '洪水冲走' }
    const input = { loanId, lineId: 1, quantity: 1, ...liability }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, note: '说不清' } }
  },
  'loan.renew': async (server) => {
    const { loanId } = await lend(server)
    const input = { loanId, until: addDays(today(), 20), reason: '会议延期' }
    return { account: 'staff', stranger: 'approver', input, other: { ...input, reason: '还没用完' } }
  },
  'loan.decideRenewal': async (server) => {
    const { loanId } = await lend(server)
    const until = addDays(today(), 20)
    await succeed(server.call('staff', 'loan.renew', { loanId, until, reason: '会议延期' }))
    const input = { loanId, decision: 'approve' as const }
    return { account: 'approver', stranger: 'clerk', input, other: { ...input, comment: '好' } }
  },
  'inbound.returnIssued': async (server) => {
    const { issue } = await handedOut(server, {})
    const [pick] = issue.picks
    const lines = [{ pick: 1, quantity: 1, condition: 'good' as const, locationId: pick!.locationId }]
    const input = { issueNo: issue.no, reason: '领多了', lines }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, reason: '领错了' } }
  },
  'outbound.accept': async (server) => {
    const { requisition, issue } = await handedOut(server, { kind: 'external', recipient })
    const input = { requisitionId: requisition._id, issueNo: issue.no, acceptedBy: '林工' }
    return { account: 'staff', stranger: 'clerk', input, other: { ...input, acceptedBy: '王工' } }
  },
} satisfies Examples
