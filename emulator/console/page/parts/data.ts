import type { CollectionSummary } from '../../collections'
import type { Api } from './api'
import type { CollectionView } from './collection'
import type { Dom } from './dom'
import type { Format } from './format'
import type { Route, Router } from './router'
import type { View } from './view'

export type DataView = ReturnType<typeof dataPart>

/** 数据: the collections, and the one that was chosen. */
export function dataPart(parts: {
  dom: Dom
  format: Format
  api: Api
  router: Router
  collection: CollectionView
}) {
  const { dom, format, api, router } = parts
  const { el, fill } = dom

  function data(): View {
    const list = el('ul', { class: 'collections' })
    const none = dom.empty(
      '还没有集合。程序第一次 createCollection，或在索引声明里写上集合名，就会出现在这里。',
    )
    const side = el(
      'aside',
      {},
      el('p', { class: 'meta readonly' }, '只读：这个页面不会改动数据。'),
      none,
      list,
    )
    const place = el('div', { class: 'place' })
    const root = el('div', { class: 'data' }, side, place)
    none.hidden = true
    let name: string | undefined
    let view: ReturnType<CollectionView['collectionView']> | undefined

    function item(summary: CollectionSummary): HTMLElement {
      const size = `${summary.estimated ? '约 ' : ''}${format.bytes(summary.bytes)}`
      return el(
        'li',
        {},
        el(
          'a',
          { href: router.hashOf('data', summary.name), 'data-name': summary.name },
          el(
            'span',
            { class: 'name' },
            summary.name,
            summary.warnings > 0 && el('span', { class: 'dot', title: '有提醒' }),
          ),
          el('span', { class: 'meta' }, `${format.number(summary.documents)} 份 · ${size}`),
        ),
      )
    }

    function mark(): void {
      for (const link of list.querySelectorAll('a')) {
        if (link.dataset['name'] === name) link.setAttribute('aria-current', 'page')
        else link.removeAttribute('aria-current')
      }
    }

    return {
      root,
      everyMs: 10_000,
      show(route: Route): void {
        if (route.name !== name || view === undefined) {
          name = route.name
          view = name === '' ? undefined : parts.collection.collectionView(name)
          fill(place, view?.root ?? dom.empty('选一个集合，看它的文档和索引，或运行查询。'))
          root.classList.toggle('chosen', name !== '')
          if (view !== undefined) void view.describe().catch(() => undefined)
        }
        mark()
        view?.follow(route.parameters)
      },
      async refresh(): Promise<void> {
        const collections = await api.collections()
        none.hidden = collections.length > 0
        dom.reconcile(list, collections, (summary) => summary.name, item)
        mark()
        await view?.describe()
      },
    }
  }

  return { data }
}
