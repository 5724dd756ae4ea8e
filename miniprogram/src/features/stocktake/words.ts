import { daysBetween } from '@shared/domain/calendar'
import type { StocktakeKind, StocktakeStatus, StocktakeStep, ValueClass } from '@shared/schema/stocktake'
import type { Tone } from '@/components/state-tag'
import { formatCount, formatDay } from '@/lib/format'

export const kindNotes: Record<StocktakeKind, string> = {
  periodic: '月底、季末、年终的盘点，范围大，按区分给几个人',
  cycle: '每次盘一部分，轮着盘，重要的盘得勤',
  adhoc: '觉得哪里不对，马上数一下',
}

export const stateTones: Record<StocktakeStatus, Tone> = {
  opening: 'neutral',
  counting: 'brand',
  reviewing: 'warning',
  approving: 'warning',
  posting: 'brand',
  posted: 'success',
  cancelled: 'neutral',
}

export const valueClassWords: Record<ValueClass, string> = { A: 'A 类 贵重', B: 'B 类 一般', C: 'C 类 便宜' }

export const stepTitles: Record<StocktakeStep['action'], string> = {
  open: '开盘',
  start: '明细生成好了，开始盘点',
  assign: '改派盘点人',
  finish: '结束盘点，进入复核',
  reopen: '退回继续盘点',
  recount: '要求重盘',
  submit: '提交盘点结果',
  approve: '审批同意',
  return: '审批退回',
  post: '过账完成',
  cancel: '取消盘点',
  unfreeze: '解除冻结',
}

/** Until when it is to be counted, and how late it is; `today` is a business day. */
export function dueText(dueOn: string, today: string): { text: string; late: boolean } {
  const left = daysBetween(today, dueOn)
  if (left < 0) return { text: `已超期 ${-left} 天`, late: true }
  if (left === 0) return { text: '今天要盘完', late: false }
  return { text: `${formatDay(dueOn, Date.parse(today))}前盘完`, late: false }
}

/** Whole percent: 100 only when nothing is left, 0 only when nothing is done. */
export function percentOf(done: number, total: number): number {
  if (total <= 0 || done >= total) return 100
  if (done <= 0) return 0
  return Math.min(99, Math.max(1, Math.round((done * 100) / total)))
}

/** 盲盘 · 双人 · 冻结: how it is counted. */
export const methodText = (method: { blind: boolean; double: boolean; frozen: boolean }): string =>
  [
    method.blind ? '盲盘' : '明盘',
    method.double ? '双人各盘一遍' : '单人盘',
    ...(method.frozen ? ['冻结收发'] : []),
  ].join(' · ')

/** What is not counted yet, in words: 12 行没盘、3 行等第二人; empty when everything is. */
export function leftText(board: { toCount: number; toSecond: number; toRecount: number }): string {
  const parts: [number, string][] = [
    [board.toCount, '没盘'],
    [board.toSecond, '等第二人盘'],
    [board.toRecount, '要重盘'],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${formatCount(count)} 行${words}`)
    .join('、')
}
