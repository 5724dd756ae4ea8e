import type { Api } from './api'
import type { DataView } from './data'
import type { Dom } from './dom'
import type { LogsView } from './logs'
import type { MessagesView } from './messages'
import type { RequestsView } from './requests'
import type { Router } from './router'
import type { StatsView } from './stats'
import type { View } from './view'
import type { WarningsView } from './warnings'

/** Shows the tab of the address and keeps it fresh while somebody looks at it. */
export function mainPart(parts: {
  dom: Dom
  router: Router
  api: Api
  data: DataView
  requests: RequestsView
  messages: MessagesView
  logs: LogsView
  stats: StatsView
  warnings: WarningsView
}) {
  const views: Record<string, () => View> = {
    data: parts.data.data,
    requests: parts.requests.requests,
    messages: parts.messages.messages,
    logs: parts.logs.logs,
    stats: parts.stats.stats,
    warnings: parts.warnings.warnings,
  }
  const main = document.getElementById('main') as HTMLElement
  const state = document.getElementById('state') as HTMLElement
  /** A tab that was left keeps its filters and what was open in it. */
  const made = new Map<string, View>()
  let shown: View | undefined
  let ticking = 0

  function follow(): void {
    const route = parts.router.read()
    const tab = Object.hasOwn(views, route.tab) ? route.tab : 'data'
    for (const link of document.querySelectorAll<HTMLElement>('[data-tab]')) {
      if (link.dataset['tab'] === tab) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
    const view = made.get(tab) ?? views[tab]?.()
    if (view === undefined) return
    made.set(tab, view)
    if (view !== shown) parts.dom.fill(main, view.root)
    const isNew = view !== shown
    shown = view
    view.show?.(route)
    if (isNew) void tick()
  }

  async function tick(): Promise<void> {
    clearTimeout(ticking)
    const view = shown
    if (view !== undefined && !document.hidden) {
      try {
        await view.refresh()
        badge((await parts.api.about()).warnings)
        say(true)
      } catch {
        say(false)
      }
    }
    clearTimeout(ticking)
    ticking = window.setTimeout(() => void tick(), shown?.everyMs ?? 2_000)
  }

  /** How many warnings wait, beside their tab. */
  function badge(count: number): void {
    const link = document.querySelector('[data-tab=warnings]') as HTMLElement
    const { el, fill } = parts.dom
    const text = link.querySelector('.badge')?.textContent ?? ''
    if (text === (count === 0 ? '' : String(count))) return
    fill(link, '提醒', count > 0 && el('span', { class: 'chip warn badge' }, String(count)))
  }

  function say(running: boolean): void {
    state.textContent = running ? '运行中' : '没有回答，模拟器已停止？'
    state.className = running ? 'good' : 'error'
  }

  window.addEventListener('hashchange', follow)
  document.addEventListener('visibilitychange', () => document.hidden || void tick())
  follow()
}
