import type { CollectionSummary } from '../../collections'
import type { QueryAnswer } from '../../query'
import type { Warning } from '../../../database/warnings'
import type { Api } from './api'
import type { Copy } from './copy'
import type { Dom } from './dom'
import type { Format } from './format'
import type { Plan } from './plan'
import type { FormTexts } from './history'
import type { QueryForm } from './query-form'
import type { Results } from './results'
import type { Router } from './router'

export type CollectionView = ReturnType<typeof collectionPart>

/** One collection: its indexes, the query box, the documents. */
export function collectionPart(parts: {
  dom: Dom
  format: Format
  api: Api
  copy: Copy
  router: Router
  plan: Plan
  queryForm: QueryForm
  results: Results
}) {
  const { dom, format, api, copy, router, plan, results } = parts
  const { el, fill } = dom

  function collectionView(name: string) {
    const head = el('div', { class: 'collection-head' })
    const answer = el('div', { class: 'answer', 'aria-live': 'polite' })
    const form = parts.queryForm.queryForm(name, (texts) => {
      const hash = router.hashOf('data', name, { ...texts })
      if (hash === location.hash) void run(texts)
      else location.hash = hash
    })
    const root = el('section', { class: 'collection' }, head, form.form, answer)
    let newest = true
    let shownRun = 0

    async function run(texts: FormTexts): Promise<void> {
      const current = ++shownRun
      form.showFailure(undefined)
      const isBrowsing = [texts.query, texts.sort, texts.fields, texts.pipeline].every((text) => text === '')
      if (isBrowsing) {
        const { limit = '' } = texts
        await results.browse(answer, name, {
          newest,
          limit,
          turn: () => ((newest = !newest), void run(texts)),
        })
        return
      }
      answer.setAttribute('aria-busy', 'true')
      const outcome = await api.query(request(texts))
      // Somebody already asked something else.
      if (current !== shownRun) return
      answer.removeAttribute('aria-busy')
      if ('code' in outcome) {
        form.showFailure(outcome)
        fill(answer)
        return
      }
      form.remember(texts)
      show(outcome, texts)
    }

    function request(texts: FormTexts) {
      const { query, sort, fields, pipeline } = texts
      if (pipeline !== '') return { collection: name, pipeline }
      return {
        collection: name,
        query,
        sort,
        fields,
        limit: limitOf(texts),
        skip: Number(texts.skip),
      }
    }

    /** The database takes 0 for its own 100. What is no number is left for it to refuse. */
    const limitOf = ({ limit }: FormTexts) => (limit === '' || Number(limit) === 0 ? 20 : Number(limit))

    function show(outcome: QueryAnswer, texts: FormTexts): void {
      const goTo = (skip: number) =>
        (location.hash = router.hashOf('data', name, { ...texts, skip: skip === 0 ? '' : String(skip) }))
      const count = async (): Promise<number | undefined> => {
        const counted = await api.query({ collection: name, query: texts.query, count: true })
        return 'code' in counted ? undefined : counted.total
      }
      const page =
        texts.pipeline === '' ? { skip: Number(texts.skip), limit: limitOf(texts), goTo, count } : undefined
      results.found(answer, outcome, page)
    }

    async function describe(): Promise<void> {
      const [summary, warnings] = await Promise.all([
        api.collection(name),
        api.ask<{ warnings: Warning[] }>('stats'),
      ])
      if ('code' in summary) {
        fill(head, el('h2', {}, name), dom.empty('没有这个集合。'))
        form.form.hidden = true
        return
      }
      dom.reconcile(
        head,
        [{ summary, warnings: warnings.warnings.filter((warning) => warning.collection === name) }],
        () => '',
        heading,
      )
    }

    function heading(
      { summary, warnings }: { summary: CollectionSummary; warnings: Warning[] },
      before: Element | undefined,
    ) {
      const isOpen = (kind: string) =>
        before?.querySelector<HTMLDetailsElement>(`details.${kind}`)?.open === true
      const size = `${summary.estimated ? '约 ' : ''}${format.bytes(summary.bytes)}`
      return el(
        'div',
        {},
        el(
          'div',
          { class: 'title' },
          el('a', { href: '#data', class: 'back' }, '‹ 全部集合'),
          el('h2', {}, summary.name),
          el('span', { class: 'meta' }, `${format.number(summary.documents)} 份文档 · ${size}`),
        ),
        el(
          'details',
          { class: 'indexes', open: isOpen('indexes') },
          el('summary', {}, `索引 ${summary.indexes.length + 1} 个`),
          indexTable(summary),
        ),
        warnings.length > 0 &&
          el(
            'details',
            { class: 'warnings', open: isOpen('warnings') },
            el('summary', { class: 'warn' }, `提醒 ${warnings.length} 条`),
            ...warnings.map(plan.warningCard),
          ),
      )
    }

    function indexTable(summary: CollectionSummary): HTMLElement {
      const rows = summary.indexes.map((index) => {
        const declaration = JSON.stringify({
          name: index.name,
          fields: index.fields,
          ...(index.unique ? { unique: true } : {}),
        })
        const fields = index.fields.map(([path, direction]) =>
          direction === 1 ? path : direction === -1 ? `${path} ↓` : `${path}（${direction}）`,
        )
        const marks = [index.unique && '唯一', index.multikey && '含数组'].filter(Boolean).join(' · ')
        return el(
          'li',
          {},
          el('b', {}, index.name),
          el('span', { class: 'mono' }, fields.join(', ')),
          el(
            'span',
            { class: 'meta' },
            `${marks}${marks === '' ? '' : ' · '}${format.number(index.keys ?? 0)} 个键`,
          ),
          copy.copyButton('复制声明', () => declaration),
        )
      })
      const id = el(
        'li',
        {},
        el('b', {}, '_id'),
        el('span', { class: 'mono' }, '_id'),
        el('span', { class: 'meta' }, '主键'),
      )
      return el('ul', { class: 'index-list' }, id, ...rows)
    }

    return {
      root,
      describe,
      /** Shows what the address asks for. */
      follow(parameters: URLSearchParams): void {
        const text = (key: string) => parameters.get(key) ?? ''
        const texts: FormTexts = {
          query: text('query'),
          sort: text('sort'),
          fields: text('fields'),
          limit: text('limit'),
          skip: text('skip'),
          pipeline: text('pipeline'),
        }
        form.set(texts)
        run(texts).catch(() => fill(answer, dom.empty('没有得到回答：模拟器已停止？')))
      },
    }
  }

  return { collectionView }
}
