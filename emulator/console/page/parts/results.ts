import type { QueryAnswer } from '../../query'
import type { Api } from './api'
import type { Documents } from './documents'
import type { Dom } from './dom'
import type { Failures } from './failures'
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

/** The answers of a query, and the pages of a collection. */
export function resultsPart(parts: {
  dom: Dom
  format: Format
  api: Api
  plan: Plan
  failures: Failures
  documents: Documents
}) {
  const { dom, format, api, plan, failures, documents } = parts
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

  interface Browsing {
    newest: boolean
    limit: string
    /** Turns the order round. */
    turn: () => void
  }

  /** The documents in order of insertion. */
  async function browse(place: HTMLElement, collection: string, browsing: Browsing): Promise<void> {
    // Where each page so far began: the way back.
    const starts = ['']
    const limit = Math.min(200, Math.max(1, Math.trunc(Number(browsing.limit)) || 20))

    async function load(): Promise<void> {
      const after = starts[starts.length - 1] ?? ''
      const order = browsing.newest ? 'newest' : 'oldest'
      const page = await api.documents({ collection, order, after, limit: String(limit) })
      if ('code' in page) return fill(place, el('div', { class: 'failure' }, ...failures.explain(page)))
      const first = (starts.length - 1) * limit
      const turnPage = (move: () => void) => () => {
        move()
        void load().then(() => place.scrollIntoView({ block: 'nearest' }))
      }
      fill(
        place,
        el(
          'div',
          { class: 'summary' },
          el('b', {}, browsing.newest ? '最新在前' : '最早在前'),
          button(browsing.newest ? '改为最早在前' : '改为最新在前', browsing.turn, { class: 'quiet' }),
        ),
        page.documents.length === 0 && dom.empty('这个集合里还没有文档。'),
        el('div', { class: 'documents' }, ...documents.list(page.documents)),
        page.documents.length > 0 &&
          el(
            'div',
            { class: 'pager' },
            button(
              '上一页',
              turnPage(() => starts.pop()),
              { disabled: starts.length === 1 },
            ),
            el(
              'span',
              {},
              `第 ${format.number(first + 1)}–${format.number(first + page.documents.length)} 份`,
            ),
            button(
              '下一页',
              turnPage(() => starts.push(String(page.next))),
              { disabled: page.next === null },
            ),
            el('span', { class: 'meta' }, `共 ${format.number(page.total)} 份`),
          ),
      )
    }
    await load()
  }

  return { found, browse }
}
