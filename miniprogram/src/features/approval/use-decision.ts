import { useState } from 'react'
import { call } from '@/lib/cloud'
import { confirm } from '@/lib/confirm'
import { useDraft } from '@/lib/draft'
import { useCommand } from '@/lib/use-command'
import type { RequisitionView } from '@shared/operations/requisition'
import type { RequisitionRow } from '@shared/operations/requisition'
import type { Decision, Requisition } from '@shared/schema/requisition'
import { byUrgency } from '../requisition/urgency'
import { cutToStock, obstacle, withCut, type Cuts } from './cuts'

export interface Outcome {
  decision: Decision
  requisition: Requisition
  /** The most urgent of what still waits for this approver. */
  next: RequisitionRow | undefined
  waiting: number
}

/**
 * The approver's hand on one document: cuts and comment (kept on the device until decided), what stands in the way,
 * and the decision itself.
 */
export function useDecision(view: RequisitionView, refresh: () => Promise<void>) {
  const { requisition } = view
  const { _id: requisitionId, lines } = requisition
  const { draft, setDraft, clear } = useDraft(`decision/${requisitionId}`, { cuts: {} as Cuts, comment: '' })
  const command = useCommand('requisition.decide')
  const [chosen, setChosen] = useState<Decision>()
  const [problem, setProblem] = useState('')
  const [refused, setRefused] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const available = new Map(view.stock.map((row) => [row.lineId, row.available]))
  const comment = draft.comment.trim()

  const change = (part: Partial<typeof draft>) => {
    setProblem('')
    setRefused(false)
    setDraft({ ...draft, ...part })
  }
  const decide = async (decision: Decision) => {
    setProblem('')
    if (decision === 'approve') {
      const inTheWay = obstacle(lines, draft.cuts, available)
      if (inTheWay) return setProblem(inTheWay)
    } else if (!comment) {
      return setProblem(`${decision === 'return' ? '退回' : '驳回'}要写明原因，申请人才知道怎么办`)
    }
    if (decision === 'reject' && !(await askReject(requisition))) return
    setChosen(decision)
    const answer = await command.run({
      requisitionId,
      decision,
      ...(comment ? { comment } : {}),
      ...(decision === 'approve' ? { lines: linesOf(draft.cuts) } : {}),
    })
    setRefused(!answer.ok)
    if (!answer.ok) return refresh()
    clear()
    setOutcome({ decision, requisition: answer.data.requisition, ...(await nextWaiting(requisitionId)) })
  }
  return {
    ...draft,
    available,
    obstacle: problem,
    /** Why the server refused; gone as soon as something is changed. */
    failure: refused && !problem ? command.failure : undefined,
    /** Which button is at work. */
    running: command.running ? chosen : undefined,
    outcome,
    setComment: (text: string) => change({ comment: text }),
    setApproved: (line: Requisition['lines'][number], quantity: number | null) =>
      change({ cuts: withCut(draft.cuts, line, quantity) }),
    cutAllToStock: () => change({ cuts: cutToStock(draft.cuts, lines, available) }),
    decide,
  }
}

const linesOf = (cuts: Cuts) =>
  Object.entries(cuts).map(([lineId, quantity]) => ({ lineId: Number(lineId), quantity: quantity ?? 0 }))

const askReject = ({ requester }: Requisition): Promise<boolean> =>
  confirm({
    title: '驳回这张申请？',
    text: `驳回后这张单就结束了，${requester.name}要领得重新提交。只是要改一改，用「退回」。`,
    action: '驳回',
    danger: true,
  })

async function nextWaiting(decided: string): Promise<Pick<Outcome, 'next' | 'waiting'>> {
  const answer = await call('requisition.list', { view: 'toDecide', limit: 100 })
  const rows = answer.ok
    ? answer.data.rows.filter((row) => row.requisitionId !== decided).sort(byUrgency('createdAt'))
    : []
  return { next: rows[0], waiting: rows.length }
}
