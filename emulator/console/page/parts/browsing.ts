import type { DocumentPage } from '../../documents'
import type { Api } from './api'
import type { Documents } from './documents'
import type { Dom } from './dom'
import type { Failures } from './failures'
import type { Format } from './format'

export type Browsing = ReturnType<typeof browsingPart>

/** The documents of a collection in the order of insertion, page by page. */
export function browsingPart(parts: {
  dom: Dom
  format: Format
  api: Api
  failures: Failures
  documents: Documents
}) {
  const { dom, format, api, failures, documents } = parts
  const { el, fill, button } = dom

  interface Settings {
    newest: boolean
    /** As typed: how many a page. */
    limit: string
    /** Turns the order round. */
    turn: () => void
  }

  /** Where a page begins: after this position, and how many documents come before it. */
  interface Start {
    after: string
    first: number
  }

  /** Reads the first page; answers what shows it, so that the caller decides whether it is still wanted. */
  async function browse(place: HTMLElement, collection: string, settings: Settings): Promise<() => void> {
    const { newest } = settings
    const limit = Math.min(200, Math.max(1, Math.trunc(Number(settings.limit)) || 20))

    const load = ({ after }: Start) =>
      api.documents({ collection, order: newest ? 'newest' : 'oldest', after, limit: String(limit) })

    async function turnTo(starts: Start[]): Promise<void> {
      try {
        show(await load(starts[starts.length - 1] as Start), starts)
        place.scrollIntoView({ block: 'nearest' })
      } catch {
        fill(place, dom.empty('没有得到回答：模拟器已停止？'))
      }
    }

    /** `starts` are the pages up to this one: the way back. */
    function show(page: Awaited<ReturnType<typeof load>>, starts: Start[]): void {
      if ('code' in page) return fill(place, el('div', { class: 'failure' }, ...failures.explain(page)))
      fill(
        place,
        el(
          'div',
          { class: 'summary' },
          el('b', {}, newest ? '最新在前' : '最早在前'),
          button(newest ? '改为最早在前' : '改为最新在前', settings.turn, { class: 'quiet' }),
        ),
        page.documents.length === 0 && dom.empty('这个集合里还没有文档。'),
        el('div', { class: 'documents' }, ...documents.list(page.documents)),
        page.documents.length > 0 && pager(page, starts),
      )
    }

    function pager({ documents: { length }, next, total }: DocumentPage, starts: Start[]): HTMLElement {
      const first = starts[starts.length - 1]?.first ?? 0
      const following = [...starts, { after: String(next), first: first + length }]
      return el(
        'div',
        { class: 'pager' },
        button('上一页', () => void turnTo(starts.slice(0, -1)), { disabled: starts.length === 1 }),
        el('span', {}, `第 ${format.number(first + 1)}–${format.number(first + length)} 份`),
        button('下一页', () => void turnTo(following), { disabled: next === null }),
        el('span', { class: 'meta' }, `共 ${format.number(total)} 份`),
      )
    }

    const starts: Start[] = [{ after: '', first: 0 }]
    const page = await load(starts[0] as Start)
    return () => show(page, starts)
  }

  return { browse }
}
