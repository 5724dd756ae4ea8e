import type { IconName } from '@/components/icon'
import { openPage, openStock } from '@/lib/nav'
import type { Task } from '@shared/operations/system'
import { openTodo } from './todo-view'

interface TaskWords {
  text: string
  unit: string
  /** The next action, a verb. */
  action: string
  icon: IconName
  tone: 'brand' | 'success' | 'warning' | 'danger'
  open: (task: Task) => void
}

/** How a task is said and where its card leads; one document alone opens at once. */
export const taskWords: Record<Task['kind'], TaskWords> = {
  toIssue: {
    text: '等你拣货出库',
    unit: '张',
    action: '去拣货',
    icon: 'pick',
    tone: 'brand',
    open: ({ documentId }) => (documentId ? openPage('pick', { id: documentId }) : openPage('picks')),
  },
  toDecide: {
    text: '等你审批',
    unit: '张',
    action: '去审批',
    icon: 'approve',
    tone: 'brand',
    open: ({ documentId }) => (documentId ? openPage('approval', { id: documentId }) : openTodo('toDecide')),
  },
  returnedToMe: {
    text: '被退回，等你修改',
    unit: '张',
    action: '去修改',
    icon: 'edit',
    tone: 'warning',
    open: ({ documentId }) =>
      documentId
        ? openPage('requisition', { id: documentId })
        : openPage('requisitions', { state: 'returned' }),
  },
  readyForMe: {
    text: '批好了，可以去领',
    unit: '张',
    action: '去看看',
    icon: 'basket',
    tone: 'success',
    open: ({ documentId }) => (documentId ? openPage('requisition', { id: documentId }) : openTodo('mine')),
  },
  handOverToMe: {
    text: '交给你的资产，待确认',
    unit: '件',
    action: '去确认',
    icon: 'transfer',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId ? openPage('asset', { id: documentId }) : openPage('assets', { view: 'toConfirm' }),
  },
  booksDiffer: {
    text: '账实不符',
    unit: '处',
    action: '去查看',
    icon: 'alert',
    tone: 'danger',
    open: ({ documentId }) => openPage('reconcile', documentId ? { id: documentId } : {}),
  },
  toCheck: {
    text: '等你复核',
    unit: '张',
    action: '去复核',
    icon: 'shield',
    tone: 'warning',
    open: ({ documentId }) => (documentId ? openPage('check', { id: documentId }) : openPage('checks')),
  },
  substituteForMe: {
    text: '等你同意替代',
    unit: '张',
    action: '去答复',
    icon: 'transfer',
    tone: 'warning',
    open: ({ documentId }) => (documentId ? openPage('requisition', { id: documentId }) : openTodo('mine')),
  },
  expired: {
    text: '已过期',
    unit: '种',
    action: '去处理',
    icon: 'alert',
    tone: 'danger',
    open: () => openStock({ filter: 'expired' }),
  },
  expiring: {
    text: '60 天内到期',
    unit: '种',
    action: '去看看',
    icon: 'clock',
    tone: 'warning',
    open: () => openStock({ filter: 'expiring' }),
  },
  lowStock: {
    text: '低于下限',
    unit: '种',
    action: '去看看',
    icon: 'box',
    tone: 'warning',
    open: () => openStock({ filter: 'low' }),
  },
}

/** Documents wait for a person; shelves only tell. */
export const isDocumentTask = ({ kind }: Task): boolean =>
  !['booksDiffer', 'lowStock', 'expiring', 'expired'].includes(kind)
