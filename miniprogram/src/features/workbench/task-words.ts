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
  orderOverdue: {
    text: '订单过了到货日',
    unit: '张',
    action: '去看看',
    icon: 'clock',
    tone: 'danger',
    open: ({ documentId }) =>
      documentId ? openPage('order', { id: documentId }) : openPage('orders', { state: 'overdue' }),
  },
  toReceive: {
    text: '三天内到货的订单',
    unit: '张',
    action: '去收货',
    icon: 'receive',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId ? openPage('order', { id: documentId }) : openPage('orders', { state: 'awaited' }),
  },
  transferToSend: {
    text: '调拨等你发出',
    unit: '张',
    action: '去发货',
    icon: 'transfer',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId ? openPage('transferSend', { id: documentId }) : openPage('transfers', { view: 'toSend' }),
  },
  transferToReceive: {
    text: '调拨在途，等你收货',
    unit: '张',
    action: '去收货',
    icon: 'transfer',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId
        ? openPage('transferReceive', { id: documentId })
        : openPage('transfers', { view: 'toReceive' }),
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
  loanOverdue: {
    text: '借的已逾期，请归还',
    unit: '张',
    action: '去看看',
    icon: 'alert',
    tone: 'danger',
    open: ({ documentId }) =>
      documentId ? openPage('loan', { id: documentId }) : openPage('loans', { view: 'mine', state: 'open' }),
  },
  loanDue: {
    text: '借的快到期了',
    unit: '张',
    action: '去看看',
    icon: 'clock',
    tone: 'warning',
    open: ({ documentId }) =>
      documentId ? openPage('loan', { id: documentId }) : openPage('loans', { view: 'mine', state: 'open' }),
  },
  renewalToDecide: {
    text: '续借等你审批',
    unit: '张',
    action: '去审批',
    icon: 'approve',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId ? openPage('loan', { id: documentId }) : openPage('loans', { view: 'renewals' }),
  },
  overdueHere: {
    text: '借出逾期没还',
    unit: '张',
    action: '去催还',
    icon: 'alert',
    tone: 'danger',
    open: ({ documentId }) =>
      documentId
        ? openPage('loan', { id: documentId })
        : openPage('loans', { view: 'warehouse', state: 'overdue' }),
  },
  toSettle: {
    text: '损坏等你定责',
    unit: '张',
    action: '去定责',
    icon: 'edit',
    tone: 'warning',
    open: ({ documentId }) =>
      documentId
        ? openPage('loan', { id: documentId })
        : openPage('loans', { view: 'warehouse', state: 'open' }),
  },
  toAccept: {
    text: '外发等签收',
    unit: '张',
    action: '去登记',
    icon: 'check-circle',
    tone: 'brand',
    open: ({ documentId }) => (documentId ? openPage('accept', { id: documentId }) : openPage('shipments')),
  },
  toInspect: {
    text: '待质检',
    unit: '张',
    action: '去质检',
    icon: 'check-circle',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId ? openPage('inspection', { id: documentId }) : openPage('inspections', { view: 'toJudge' }),
  },
  toPutAway: {
    text: '待上架',
    unit: '张',
    action: '去上架',
    icon: 'location',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId ? openPage('putAway', { id: documentId }) : openPage('inspections', { view: 'toPutAway' }),
  },
  toDispose: {
    text: '报废批准了，等处置',
    unit: '张',
    action: '去处置',
    icon: 'trash',
    tone: 'warning',
    open: ({ documentId }) =>
      documentId ? openPage('disposal', { id: documentId }) : openPage('scraps', { view: 'toDispose' }),
  },
  toDecideScrap: {
    text: '待审批报废',
    unit: '张',
    action: '去审批',
    icon: 'approve',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId ? openPage('scrap', { id: documentId }) : openPage('scraps', { view: 'toDecide' }),
  },
  toCount: {
    text: '等你盘点',
    unit: '张',
    action: '去盘点',
    icon: 'count',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId ? openPage('count', { id: documentId }) : openPage('stocktakes', { view: 'mine' }),
  },
  toReviewCount: {
    text: '盘点等你复核',
    unit: '张',
    action: '去复核',
    icon: 'count',
    tone: 'warning',
    open: ({ documentId }) =>
      documentId ? openPage('stocktakeReview', { id: documentId }) : openPage('stocktakes', { view: 'open' }),
  },
  toDecideCount: {
    text: '盘点结果等你审批',
    unit: '张',
    action: '去审批',
    icon: 'approve',
    tone: 'brand',
    open: ({ documentId }) =>
      documentId
        ? openPage('stocktakeDecide', { id: documentId })
        : openPage('stocktakes', { view: 'toDecide' }),
  },
  countJobStopped: {
    text: '盘点做到一半停了',
    unit: '张',
    action: '接着做',
    icon: 'refresh',
    tone: 'warning',
    open: ({ documentId }) =>
      documentId ? openPage('stocktake', { id: documentId }) : openPage('stocktakes', { view: 'open' }),
  },
  shelfToCount: {
    text: '货架短少，待盘点',
    unit: '处',
    action: '去盘点',
    icon: 'location',
    tone: 'warning',
    open: () => openPage('shelvesToCount'),
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
