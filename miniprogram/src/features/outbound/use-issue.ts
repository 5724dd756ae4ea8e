import { needsTwoPeople } from '@shared/domain/controlled'
import type { Failure } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { replacePage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import type { Pick, PickList } from './use-pick'

/** What is said at the table where the goods are handed over. */
export interface Signed {
  signature: string
  receivedBy?: string
  idNumber?: string
  trackingNo?: string
  closeReason?: string
}

/** Whether what was picked wants a second person, and whether the recipient has to show who he is. */
export function precautionsOf({ lines, controlled }: PickList, pick: Pick) {
  const classes = lines.flatMap(({ lineId, item }) => (pick.takes.has(lineId) ? (item.controlled ?? []) : []))
  return {
    twoPeople: classes.some((one) => needsTwoPeople(controlled, one)),
    idCheck: controlled.idCheck && classes.length > 0,
  }
}

/** Posts what was picked, or hands it to a second person; both keep the input until they succeed. */
export function useIssue(list: PickList, pick: Pick) {
  const issuing = useCommand('outbound.issue')
  const preparing = useCommand('outbound.prepare')
  const { requisitionId: id } = list.requisition
  const failure: Failure | undefined = issuing.failure ?? preparing.failure

  const send = async ({ signature, ...said }: Signed) => {
    const input = {
      requisitionId: id,
      lines: [...pick.takes].map(([lineId, picks]) => ({ lineId, picks })),
      ...(pick.strayed.length > 0 ? { overrideReason: pick.progress.reason } : {}),
      ...said,
      signature,
    }
    if (precautionsOf(list, pick).twoPeople) {
      const answer = await preparing.run(input)
      signal(answer.ok ? 'ok' : 'wrong')
      if (!answer.ok) return
      pick.release()
      replacePage('check', { id: answer.data.check._id, done: '1' })
      return
    }
    const answer = await issuing.run(input)
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    pick.release()
    replacePage('issued', { id, no: answer.data.issueNo, done: '1' })
  }
  return { send, failure, running: issuing.running || preparing.running }
}
