import type { CollectionSummary, IndexSummary } from '../../collections'
import type { Warning } from '../../../database/warnings'
import type { Api } from './api'
import type { Copy } from './copy'
import type { Dom } from './dom'
import type { Format } from './format'
import type { Plan } from './plan'

export type CollectionHead = ReturnType<typeof collectionHeadPart>

/** What stands over the documents of a collection: its size, its indexes, its warnings. */
export function collectionHeadPart(parts: { dom: Dom; format: Format; api: Api; copy: Copy; plan: Plan }) {
  const { dom, format, api, copy, plan } = parts
  const { el, fill } = dom

  interface Facts {
    summary: CollectionSummary
    warnings: Warning[]
  }

  function collectionHead(name: string) {
    const root = el('div', { class: 'collection-head' })
    /** Counting the keys of a large index takes a while: they are counted when somebody opens the list of indexes. */
    let keys = new Map<string, number>()

    /** Answers whether there is such a collection. */
    async function refresh(): Promise<boolean> {
      const [summary, stats] = await Promise.all([
        api.collection(name),
        api.ask<{ warnings: Warning[] }>('stats'),
      ])
      if ('code' in summary) {
        fill(root, el('h2', {}, name), dom.empty('没有这个集合。'))
        return false
      }
      const warnings = stats.warnings.filter((warning) => warning.collection === name)
      dom.reconcile<Facts>(root, [{ summary, warnings }], () => '', draw)
      return true
    }

    async function countKeys(): Promise<void> {
      const counted = await api.collection(name, true)
      if ('code' in counted) return
      keys = new Map(counted.indexes.map((index) => [index.name, index.keys ?? 0]))
      for (const place of root.querySelectorAll<HTMLElement>('[data-index]'))
        place.textContent = keyText(place.dataset['index'] ?? '')
    }

    const keyText = (index: string): string => {
      const count = keys.get(index)
      return count === undefined ? '' : `${format.number(count)} 个键`
    }

    function draw({ summary, warnings }: Facts, before: Element | undefined): HTMLElement {
      const wasOpen = (kind: string) => before?.querySelector<HTMLDetailsElement>(`.${kind}`)?.open === true
      const size = `${summary.estimated ? '约 ' : ''}${format.bytes(summary.bytes)}`
      const indexes = el(
        'details',
        { class: 'indexes', open: wasOpen('indexes') },
        el('summary', {}, `索引 ${summary.indexes.length + 1} 个`),
        indexList(summary),
      )
      indexes.addEventListener('toggle', () => {
        if (indexes.open) void countKeys().catch(() => undefined)
      })
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
        indexes,
        warnings.length > 0 &&
          el(
            'details',
            { class: 'warnings', open: wasOpen('warnings') },
            el('summary', { class: 'warn' }, `提醒 ${warnings.length} 条`),
            ...warnings.map(plan.warningCard),
          ),
      )
    }

    function indexList({ indexes }: CollectionSummary): HTMLElement {
      const row = (title: string, fields: string, marks: string, declaration?: string) =>
        el(
          'li',
          {},
          el('b', {}, title),
          el('span', { class: 'mono' }, fields),
          el('span', { class: 'meta' }, marks),
          declaration !== undefined && el('span', { class: 'meta', 'data-index': title }, keyText(title)),
          declaration !== undefined && copy.copyButton('复制声明', () => declaration),
        )
      return el(
        'ul',
        { class: 'index-list' },
        row('_id', '_id', '主键'),
        ...indexes.map((index) => row(index.name, fieldsText(index), marksOf(index), declarationOf(index))),
      )
    }

    return { root, refresh }
  }

  const fieldsText = ({ fields }: IndexSummary): string =>
    fields
      .map(([path, kind]) => (kind === 1 ? path : kind === -1 ? `${path} ↓` : `${path}（${kind}）`))
      .join(', ')

  const marksOf = ({ unique, multikey }: IndexSummary): string =>
    [unique && '唯一', multikey && '含数组'].filter(Boolean).join(' · ')

  const declarationOf = ({ name, fields, unique }: IndexSummary): string =>
    JSON.stringify({ name, fields, ...(unique ? { unique } : {}) })

  return { collectionHead }
}
