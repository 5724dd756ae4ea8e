import type { ProgressStep } from '@/components/progress-line'
import { formatDay } from '@/lib/format'
import { businessDay } from '@shared/domain/calendar'
import type { HistoryEntry, Requisition, RequisitionStatus } from '@shared/schema/requisition'

export interface Progress {
  status: RequisitionStatus
  approverNames: string[]
  /** Known on the document's own page only; lists show the line without names and days. */
  history?: HistoryEntry[]
}

type State = ProgressStep['state']
const [done, current, waiting, stopped] = ['done', 'current', 'waiting', 'stopped'] as const

/** States of 提交, 审批, 备货 and 领取. */
const lines: Record<RequisitionStatus, readonly [State, State, State, State]> = {
  submitted: [done, current, waiting, waiting],
  approved: [done, done, current, waiting],
  partlyIssued: [done, done, done, current],
  issued: [done, done, done, done],
  returned: [done, stopped, waiting, waiting],
  rejected: [done, stopped, waiting, waiting],
  withdrawn: [done, stopped, waiting, waiting],
  closed: [done, done, done, stopped],
}
const stoppedText: Partial<Record<RequisitionStatus, string>> = {
  returned: '退回',
  rejected: '驳回',
  withdrawn: '撤回',
  closed: '关闭',
}

/** 提交 → 审批 → 备货 → 领取: how far it is, who had or has it in hand, and where it ended early. */
export function progressSteps({ status, approverNames, history = [] }: Progress): ProgressStep[] {
  const approved = entryOf(history, 'approve')
  const states =
    status === 'withdrawn' && approved ? ([done, done, stopped, waiting] as const) : lines[status]
  const texts = ['提交', '审批', '备货', '领取'] as const
  const stopAt = states.indexOf(stopped)
  const decided =
    approved ?? entryOf(history, 'return') ?? entryOf(history, 'reject') ?? entryOf(history, 'withdraw')
  const issued = entryOf(history, 'issue')
  const notes = [
    dayOf(entryOf(history, 'submit')),
    status === 'submitted' ? `等${approverNames[0] ?? ''}` : decided?.by.name,
    issued?.by.name,
    status === 'partlyIssued' ? '还差一部分' : status === 'issued' ? dayOf(issued) : undefined,
  ]
  return texts.map((text, index) => ({
    text: index === stopAt ? (stoppedText[status] ?? text) : text,
    state: states[index] ?? waiting,
    note: notes[index],
  }))
}

/** The last of its kind. */
const entryOf = (history: HistoryEntry[], action: HistoryEntry['action']) =>
  history.filter((entry) => entry.action === action).pop()
const dayOf = (entry: HistoryEntry | undefined) => entry && formatDay(businessDay(entry.at))

/** One sentence at the top of a document: whose turn it is. */
export function headline({ status, approverNames, warehouseName, replacedBy }: Requisition): string {
  if (replacedBy) return '改好后重新提交了'
  switch (status) {
    case 'submitted':
      return `等${approverNames.join('或')}审批`
    case 'approved':
      return `批好了，到${warehouseName}领取`
    case 'partlyIssued':
      return `领了一部分，其余到${warehouseName}领取`
    case 'issued':
      return '都领到了'
    case 'returned':
      return '被退回，修改后可以再提交'
    case 'rejected':
      return '没有批准'
    case 'withdrawn':
      return '已经撤回'
    case 'closed':
      return '没发的不再发了'
  }
}
