import type { Warning } from '../../../database/warnings'
import type { Api } from './api'
import type { Dom } from './dom'
import type { Format } from './format'
import type { Plan } from './plan'
import type { Router } from './router'
import type { View } from './view'

export type WarningsView = ReturnType<typeof warningsPart>

/** 提醒: queries that work here but will be slow or dear on the cloud. */
export function warningsPart(parts: { dom: Dom; format: Format; api: Api; router: Router; plan: Plan }) {
  const { dom, format, api, router, plan } = parts
  const { el } = dom

  function warnings(): View {
    const none = dom.empty('没有提醒。缺少索引的查询、没有 limit 的聚合会出现在这里。')
    const list = el('div', {})
    return {
      root: el('section', {}, none, list),
      everyMs: 2_000,
      async refresh(): Promise<void> {
        const { warnings: found } = await api.ask<{ warnings: Warning[] }>('stats')
        none.hidden = found.length > 0
        dom.reconcile(list, found, keyOf, card)
      },
    }
  }

  const keyOf = ({ rule, collection, index, message }: Warning): string =>
    JSON.stringify([rule, collection, index ?? message])

  function card(warning: Warning): HTMLElement {
    return el(
      'article',
      { class: 'warning' },
      el(
        'div',
        { class: 'call-head' },
        el('a', { href: router.hashOf('data', warning.collection) }, warning.collection),
        el('span', { class: 'chip warn' }, `${format.number(warning.times)} 次`),
        el('span', { class: 'meta' }, `最近 ${format.dateTime(Date.parse(warning.at))}`),
      ),
      plan.warningCard(warning),
    )
  }

  return { warnings }
}
