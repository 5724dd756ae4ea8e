import type { Adjustment } from '@shared/schema/adjustment'
import type { IconName } from '@/components/icon'

/** 移库单, 冻结单 …: what people call the document. */
export function adjustmentTitle({ kind, lines }: Pick<Adjustment, 'kind' | 'lines'>): string {
  if (kind === 'status') return lines[0]?.to.status === 'available' ? '解冻单' : '冻结单'
  return { move: '移库单', split: '拆批单', merge: '并批单' }[kind]
}

export const adjustmentIcon: Record<Adjustment['kind'], IconName> = {
  move: 'transfer',
  status: 'shield',
  split: 'minus',
  merge: 'plus',
}
