import type { RecentRequest } from '../../stats'
import type { Api } from './api'
import type { Dom } from './dom'
import type { Ejson } from './ejson'
import type { Entry } from './entry'
import type { Format } from './format'
import type { Plan } from './plan'
import type { Router } from './router'
import type { View } from './view'

export type RequestsView = ReturnType<typeof requestsPart>

/** 请求: what the programs asked the database and the services, newest first. */
export function requestsPart(parts: {
  dom: Dom
  format: Format
  api: Api
  router: Router
  ejson: Ejson
  plan: Plan
  entry: Entry
}) {
  const { dom, format, api, router, ejson, plan, entry } = parts
  const { el, button } = dom
  const slowMs = 20
  const most = 500

  function requests(): View {
    let kept: RecentRequest[] = []
    let paused = false
    const text = el('input', { type: 'search', placeholder: '集合或操作', 'aria-label': '按集合或操作筛选' })
    const only = {
      errors: el('input', { type: 'checkbox' }),
      slow: el('input', { type: 'checkbox' }),
      scans: el('input', { type: 'checkbox' }),
      faults: el('input', { type: 'checkbox' }),
    }
    const tick = (box: HTMLInputElement, label: string) => el('label', { class: 'tick' }, box, label)
    const pause = button('暂停', () => {
      paused = !paused
      pause.textContent = paused ? '继续' : '暂停'
      pause.setAttribute('aria-pressed', String(paused))
    })
    const count = el('span', { class: 'meta' })
    const list = el('div', { class: 'entries requests' })
    const none = dom.empty('')
    const bar = el(
      'div',
      { class: 'bar' },
      text,
      tick(only.errors, '出错'),
      tick(only.slow, `慢于 ${slowMs} 毫秒`),
      tick(only.scans, '全表扫描'),
      tick(only.faults, '注入故障'),
      pause,
      count,
    )
    bar.addEventListener('input', draw)

    function draw(): void {
      const words = text.value.trim().toLowerCase().split(/\s+/)
      const fitting = kept.filter(
        (request) =>
          words.every((word) =>
            `${request.action} ${request.collection ?? ''}`.toLowerCase().includes(word),
          ) &&
          (!only.errors.checked || request.code !== undefined) &&
          (!only.slow.checked || request.ms >= slowMs) &&
          (!only.scans.checked || (request.plan !== undefined && plan.isScan(request.plan))) &&
          (!only.faults.checked || request.fault !== undefined),
      )
      none.textContent =
        kept.length === 0
          ? '还没有请求。程序通过 SDK 访问数据库、文件和消息时，会出现在这里。'
          : '没有符合筛选的请求。'
      none.hidden = fitting.length > 0
      count.textContent =
        fitting.length === kept.length ? `最近 ${kept.length} 个` : `${fitting.length} / ${kept.length} 个`
      dom.reconcile(list, fitting, ({ id }) => String(id), row)
    }

    return {
      root: el('section', {}, bar, none, list),
      everyMs: 1_500,
      async refresh(): Promise<void> {
        if (paused) return
        const newest = kept[0]?.id ?? 0
        const later = await api.ask<RecentRequest[]>(`requests?count=${most}&after=${newest}`)
        kept = [...later, ...kept].slice(0, most)
        draw()
      },
    }
  }

  function row(request: RecentRequest): HTMLElement {
    const { action, collection, ms, code, fault } = request
    return entry.entry(
      [
        el('span', { class: 'time' }, format.when(request.at, true)),
        el('span', { class: 'what' }, el('span', { class: 'mono' }, action.replace(/^database\./, ''))),
        el('span', { class: 'where' }, collection ?? ''),
        el('span', { class: ms >= slowMs ? 'number warn' : 'number' }, format.ms(ms)),
        el(
          'span',
          { class: 'how' },
          request.plan !== undefined &&
            el('span', { class: plan.isScan(request.plan) ? 'warn' : '' }, plan.planLine(request.plan)),
          code !== undefined && el('span', { class: 'error' }, code),
          request.query !== undefined && el('span', { class: 'query-text' }, readable(request.query)),
          fault !== undefined && el('span', { class: 'chip warn' }, `注入 ${fault}`),
        ),
      ],
      () => [details(request)],
      { class: code === undefined ? '' : 'failed' },
    )
  }

  function details(request: RecentRequest): HTMLElement {
    const rows: [string, string | undefined][] = [
      ['时间', format.dateTime(request.at, true)],
      ['操作', request.action],
      ['集合或函数', request.collection],
      ['用时', format.ms(request.ms)],
      ['请求 / 回答', `${format.bytes(request.requestBytes)} / ${format.bytes(request.answerBytes)}`],
      ['错误', request.code],
      ['原因', request.message],
      ['请求编号', request.requestId],
      ['注入的故障', request.fault],
    ]
    const known = rows.filter((row): row is [string, string] => row[1] !== undefined && row[1] !== '')
    return el(
      'div',
      {},
      request.plan !== undefined && el('div', { class: 'summary' }, ...plan.planChips(request.plan)),
      el('dl', {}, ...known.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
      request.action.startsWith('functions.') &&
        el('a', { href: router.hashOf('logs', '', { request: request.requestId }) }, '查看日志'),
      ...queryNodes(request),
    )
  }

  function queryNodes({ query, collection = '', action }: RecentRequest): HTMLElement[] {
    if (query === undefined) return []
    const text = readable(query)
    const canRun = action.startsWith('database.') && text.startsWith('{') && !text.endsWith('…')
    const link = el('a', { href: router.hashOf('data', collection, { query: text }) }, '在数据页查看这些文档')
    return [el('pre', { class: 'mono' }, text), ...(canRun ? [el('p', {}, link)] : [])]
  }

  /** The query in the short form; what was cut off in the middle stays as it is. */
  function readable(query: string): string {
    try {
      return JSON.stringify(ejson.relaxed(JSON.parse(query)))
    } catch {
      return query
    }
  }

  return { requests }
}
