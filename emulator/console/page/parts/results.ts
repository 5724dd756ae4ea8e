import type { QueryAnswer } from '../../query'
import type { Documents } from './documents'
import type { Dom } from './dom'
import type { Format } from './format'
import type { Plan } from './plan'

export type Results = ReturnType<typeof resultsPart>

/** How to turn the pages of a query's answer. */
interface Paging {
  skip: number
  limit: number
  goTo: (skip: number) => void
  /** How many match in all; undefined when it could not be counted. */
  count: () => Promise<number | undefined>
}

/** The answers of a query. */
export function resultsPart(parts: { dom: Dom; format: Format; plan: Plan; documents: Documents }) {
  const { dom, format, plan, documents } = parts
  const { el, fill, button } = dom

  function found(place: HTMLElement, answer: QueryAnswer, paging: Paging | undefined): void {
    const count = answer.documents.length
    fill(
      place,
      el(
        'div',
        { class: 'summary' },
        el('b', {}, `${format.number(count)} 份`),
        el('span', { class: 'chip' }, format.ms(answer.ms)),
        ...(answer.plan === undefined ? [] : plan.planChips(answer.plan)),
        count > 1 && documents.copyAll(answer.documents),
      ),
      ...answer.warnings.map(plan.warningCard),
      count === 0 && dom.empty(paging !== undefined && paging.skip > 0 ? '后面没有了。' : '没有符合的文档。'),
      el('div', { class: 'documents' }, ...documents.list(answer.documents)),
      paging !== undefined && pager(count, paging),
    )
  }

  function pager(count: number, { skip, limit, goTo, count: countAll }: Paging): HTMLElement {
    const isLast = count < limit
    const total = el(
      'span',
      { class: 'meta' },
      isLast && (count > 0 || skip === 0) ? `共 ${format.number(skip + count)} 份` : '',
    )
    const counting = button('数一数共有多少', () => {
      counting.disabled = true
      void countAll().then((all) => {
        total.textContent = all === undefined ? '数不出来' : `共 ${format.number(all)} 份`
        counting.remove()
      })
    })
    return el(
      'div',
      { class: 'pager' },
      button('上一页', () => goTo(Math.max(0, skip - limit)), { disabled: skip === 0 }),
      count > 0 && el('span', {}, `第 ${format.number(skip + 1)}–${format.number(skip + count)} 份`),
      button('下一页', () => goTo(skip + limit), { disabled: isLast }),
      total,
      !isLast && counting,
    )
  }

  return { found }
}
