import type { IssueCheck, IssueCheckStatus } from '@shared/schema/issue-check'
import { checkStatusText } from '@shared/domain/issue-check'
import { formatQuantity } from '@shared/domain/units'
import type { Tone } from '@/components/state-tag'

export const checkTone: Record<IssueCheckStatus, Tone> = {
  waiting: 'warning',
  approved: 'success',
  returned: 'danger',
  cancelled: 'neutral',
}
export { checkStatusText }

/** 「无水乙醇 ×2 L 等 3 种」: what a prepared issue is about. */
export function checkBrief({ lines }: Pick<IssueCheck, 'lines'>): string {
  const [first] = lines
  if (!first) return ''
  const amount = `${first.item.name} ×${formatQuantity(first.quantity, first.item.scale)} ${first.item.unit}`
  return amount + (lines.length > 1 ? ` 等 ${lines.length} 种` : '')
}

/** Whom it is for. */
export function checkWhom({ targets, requester }: IssueCheck): string {
  const [first] = targets
  const others = targets.length - 1
  const department = `${first?.departmentName ?? ''}${others > 0 ? ` 等 ${others + 1} 个部门` : ''}`
  const person = requester?.name ?? first?.person?.name
  return person ? `${person} · ${department}` : department
}
