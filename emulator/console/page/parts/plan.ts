import type { PlanReport } from '../../../database/finder'
import type { Warning } from '../../../database/warnings'
import type { Copy } from './copy'
import type { Dom } from './dom'
import type { Format } from './format'

export type Plan = ReturnType<typeof planPart>

/** How a query was answered, in words: which index, how much was read for how much, and what is missing. */
export function planPart({ dom, format, copy }: { dom: Dom; format: Format; copy: Copy }) {
  const { el } = dom

  const isScan = (plan: PlanReport): boolean => plan.index === 'scan'

  function indexText(plan: PlanReport): string {
    if (isScan(plan)) return '全表扫描'
    return plan.index === '_id_' || plan.index === '_id' ? '主键 _id' : `索引 ${plan.index}`
  }

  /** `索引 byItem · 20 → 20`, for the narrow place of a list. */
  const planLine = (plan: PlanReport): string =>
    `${indexText(plan)} · ${format.number(plan.examined)} → ${format.number(plan.returned)}`

  function planChips(plan: PlanReport): HTMLElement[] {
    const wasteful = plan.examined > 200 && plan.examined > plan.returned * 10
    const sort = plan.sort === 'index' ? '按索引排序' : '在内存中排序'
    return [
      el('span', { class: isScan(plan) ? 'chip warn' : 'chip good' }, indexText(plan)),
      el(
        'span',
        { class: wasteful ? 'chip warn' : 'chip' },
        `读过 ${format.number(plan.examined)}，返回 ${format.number(plan.returned)}`,
      ),
      ...(plan.sort === undefined
        ? []
        : [el('span', { class: plan.sort === 'memory' ? 'chip warn' : 'chip' }, sort)]),
    ]
  }

  function headline({ rule, index }: Warning): string {
    if (rule === 'aggregate-limit') return '云端可能只返回前 20 份：请在聚合的末尾加上 limit。'
    return index === undefined ? '这个查询读了太多文档' : '没有合适的索引。在索引声明里加上：'
  }

  /** A warning with the index that would help, ready to be put into `indexes.json`. */
  function warningCard(warning: Warning): HTMLElement {
    const index = warning.index === undefined ? undefined : JSON.stringify(warning.index)
    return el(
      'div',
      { class: 'remark' },
      el('p', {}, headline(warning)),
      index !== undefined &&
        el(
          'div',
          { class: 'declare' },
          el('code', {}, index),
          copy.copyButton('复制', () => index),
        ),
      el('p', { class: 'meta' }, warning.message),
    )
  }

  return { isScan, planLine, planChips, warningCard }
}
