import type { ProgressStep } from '@/components/progress-line'
import { formatDay } from '@/lib/format'
import { businessDay } from '@shared/domain/calendar'
import { shipmentText } from '@shared/domain/acceptance'
import type {
  HistoryEntry,
  Requisition,
  RequisitionKind,
  RequisitionStatus,
} from '@shared/schema/requisition'
import { kindWords } from './kind-words'

export interface Progress {
  status: RequisitionStatus
  /** 领用 unless told. */
  kind?: RequisitionKind
  shipment?: Requisition['shipment']
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

/**
 * 提交 → 审批 → 备货 → 领取: how far it is, who had or has it in hand, and where it ended early. What is sent out is
 * accepted last (签收).
 */
export function progressSteps(progress: Progress): ProgressStep[] {
  const { status, kind = 'consume', shipment, approverNames, history = [] } = progress
  const approved = entryOf(history, 'approve')
  const states =
    status === 'withdrawn' && approved ? ([done, done, stopped, waiting] as const) : lines[status]
  const texts = ['提交', '审批', '备货', kindWords[kind].handOver] as const
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
  const steps = texts.map((text, index) => ({
    text: index === stopAt ? (stoppedText[status] ?? text) : text,
    state: states[index] ?? waiting,
    note: notes[index],
  }))
  return kind === 'external' ? [...steps, acceptanceStep(shipment)] : steps
}

const acceptanceStep = (shipment: Requisition['shipment']): ProgressStep => ({
  text: '签收',
  state: shipment === undefined ? waiting : shipment === 'shipped' ? current : done,
  note: shipment === 'acceptedWithDifference' ? '有差异' : undefined,
})

/** The last of its kind. */
const entryOf = (history: HistoryEntry[], action: HistoryEntry['action']) =>
  history.filter((entry) => entry.action === action).pop()
const dayOf = (entry: HistoryEntry | undefined) => entry && formatDay(businessDay(entry.at))

/** One sentence at the top of a document: whose turn it is. */
export function headline(requisition: Requisition): string {
  const { status, kind, shipment, approverNames, warehouseName, replacedBy } = requisition
  if (replacedBy) return '改好后重新提交了'
  const words = kindWords[kind]
  switch (status) {
    case 'submitted':
      return `等${approverNames.join('或')}审批`
    case 'approved':
      return words.ready(warehouseName)
    case 'partlyIssued':
      return words.partly(warehouseName)
    case 'issued':
      return shipment ? `${words.done}，${shipmentText[shipment]}` : words.done
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
