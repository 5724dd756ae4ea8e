import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { replacePage, switchTab } from '@/lib/nav'
import type { Requisition } from '@shared/schema/requisition'
import type { Outcome } from '../use-decision'

const titles = { approve: '已同意', return: '已退回', reject: '已驳回' } as const

/** After a decision: what happens to the document now, and the next one that waits. */
export function Decided({ outcome: { decision, requisition, next, waiting } }: { outcome: Outcome }) {
  const toTodo = { id: 'go-todo', text: '返回待办', onTap: () => switchTab('todo') }
  const view = {
    id: 'view',
    text: '看这张单据',
    onTap: () => replacePage('requisition', { id: requisition._id }),
  }
  const further = next && {
    id: 'next',
    text: `下一张：${next.requesterName}的申请`,
    onTap: () => replacePage('approval', { id: next.requisitionId }),
  }
  return (
    <Page title={titles[decision]} backTo="todo">
      <ResultPage
        title={titles[decision]}
        tone={decision === 'approve' ? 'success' : 'warning'}
        text={`${consequence(decision, requisition)}${further ? `。还有 ${waiting} 张等你审批` : '。没有别的等你审批了'}`}
        actions={further ? [further, toTodo, view] : [toTodo, view]}
      />
    </Page>
  )
}

function consequence(
  decision: Outcome['decision'],
  { requester, warehouseName, lines }: Requisition,
): string {
  if (decision === 'return') return `${requester.name}可以修改后再提交`
  if (decision === 'reject') return `${requester.name}会看到你写的原因`
  const cut = lines.filter((line) => (line.approvedQuantity ?? 0) < line.quantity).length
  return `${cut > 0 ? `减少了 ${cut} 种，` : ''}已在${warehouseName}留好，等仓管员备货`
}
