import type { FunctionStats } from '../../../functions/pool-stats'
import type { About } from '../../about'
import type { TimerSummary } from '../../timers'
import type { Api, Refusal } from './api'
import type { Copy } from './copy'
import type { Dom } from './dom'
import type { Format } from './format'
import type { Table } from './table'
import type { View } from './view'

export type StatsView = ReturnType<typeof statsPart>

interface StatsAnswer {
  requests: {
    total: number
    byCollection: Record<string, Record<string, number>>
    other: Record<string, number>
  }
  functions: Record<string, FunctionStats>
  openTransactions: number
}

interface FaultsAnswer {
  plan: { seed: string | number; rates: Record<string, number> } | null
  counts: Record<string, number>
}

interface Facts {
  answer: StatsAnswer
  timers: TimerSummary[]
  about: About
  faults: FaultsAnswer
}

/** 统计: how often what was asked, how the functions do, when the timers are due. */
export function statsPart(parts: { dom: Dom; format: Format; api: Api; copy: Copy; table: Table }) {
  const { dom, format, api, copy } = parts
  const { el, button, fill } = dom
  const { table } = parts.table

  function stats(): View {
    const body = el('div', {})
    const reset = button(
      '统计清零',
      () => void api.post('stats/reset').then(refresh, () => copy.say('没有做成')),
    )
    let clientCalls = false

    async function refresh(): Promise<void> {
      const [answer, timers, about] = await Promise.all([
        api.ask<StatsAnswer>('stats'),
        api.ask<TimerSummary[]>('timers'),
        api.about(),
      ])
      const faults = await api.ask<FaultsAnswer>('faults')
      // Warnings have a tab of their own; a new one is no reason to draw this one again.
      dom.reconcile(body, [{ answer, timers, about: { ...about, warnings: 0 }, faults }], () => '', draw)
    }

    function draw({ answer, timers, about, faults }: Facts): HTMLElement {
      clientCalls = about.clientCalls
      const node = el('div', {})
      fill(
        node,
        el('p', {}, settingsText(about)),
        ...faultNodes(faults),
        ...requestNodes(answer),
        ...functionNodes(answer.functions),
        ...timerNodes(timers),
      )
      return node
    }

    function timerNodes(timers: TimerSummary[]): HTMLElement[] {
      const rows = table(
        [
          { title: '函数', value: (timer) => timer.function },
          { title: '定时器', value: ({ trigger }) => trigger },
          { title: '时间表', value: ({ config }) => config, kind: 'mono' },
          { title: '下次', value: ({ next }) => (next === undefined ? '不再触发' : format.dateTime(next)) },
          {
            title: '',
            value: (timer) =>
              clientCalls ? button('立即触发', () => void fire(timer), { class: 'quiet' }) : undefined,
          },
        ],
        timers,
      )
      const note = clientCalls ? '' : '启动时加上 --client-calls，就可以在这里手动触发。'
      return [
        el('h2', {}, '定时器'),
        timers.length === 0 ? dom.empty('部署文件里没有定时器。') : rows,
        ...(timers.length === 0 || note === '' ? [] : [el('p', { class: 'meta' }, note)]),
      ]
    }

    return { root: el('section', {}, el('div', { class: 'bar' }, reset), body), everyMs: 2_000, refresh }
  }

  function settingsText(about: About): string {
    const settings = [
      about.relaxed ? '宽松模式' : '严格模式',
      about.strictIndexes ? '没有索引的查询会被拒绝' : '',
      about.synchronous === 'FULL' ? '断电也不丢数据（FULL）' : '进程被杀不丢数据（NORMAL）',
      about.timers ? '定时器按时触发' : '定时器不自动触发',
      about.latencyMs > 0 ? `每次请求延迟 ${about.latencyMs} 毫秒` : '',
      about.qps > 0 ? `每秒最多 ${about.qps} 次数据库请求` : '',
    ]
    return settings.filter(Boolean).join('，') + '。'
  }

  function faultNodes({ plan, counts }: FaultsAnswer): HTMLElement[] {
    if (plan === null) return []
    const rates = Object.entries(plan.rates).map(([name, rate]) => `${name} ${(rate * 100).toFixed(1)}%`)
    const injected = Object.entries(counts).map(([name, count]) => `${name} ${count} 次`)
    return [
      el('h2', {}, '故障注入'),
      el('p', {}, `种子 ${plan.seed}：${rates.join('，') || '只有点名的故障'}`),
      el('p', {}, injected.length === 0 ? '还没有注入过。' : `已注入 ${injected.join('，')}。`),
    ]
  }

  function requestNodes({ requests, openTransactions }: StatsAnswer): HTMLElement[] {
    const rows = Object.entries(requests.byCollection)
      .flatMap(([collection, actions]) =>
        Object.entries(actions).map(([action, count]) => ({ collection, action, count })),
      )
      .concat(Object.entries(requests.other).map(([action, count]) => ({ collection: '', action, count })))
      .sort((a, b) => b.count - a.count)
    return [
      el('h2', {}, '请求'),
      el('p', {}, `数据库请求 ${format.number(requests.total)} 次，进行中的事务 ${openTransactions} 个。`),
      rows.length === 0
        ? dom.empty('还没有请求。')
        : table(
            [
              { title: '集合', value: ({ collection }) => collection || '（不属于集合）' },
              { title: '操作', value: ({ action }) => action, kind: 'mono' },
              { title: '次数', value: ({ count }) => format.number(count), kind: 'number' },
            ],
            rows,
          ),
    ]
  }

  function functionNodes(functions: Record<string, FunctionStats>): HTMLElement[] {
    const rows = Object.entries(functions).map(([name, values]) => ({ name, ...values }))
    const time = (value: number | null) => (value === null ? '—' : format.ms(value))
    return [
      el('h2', {}, '云函数'),
      rows.length === 0
        ? dom.empty('还没有调用。')
        : table(
            [
              { title: '函数', value: ({ name }) => name },
              { title: '调用', value: ({ calls }) => format.number(calls), kind: 'number' },
              { title: '出错', value: ({ errors }) => format.number(errors), kind: 'number' },
              { title: '冷启动', value: ({ cold }) => format.number(cold), kind: 'number' },
              { title: '最近一次冷启动', value: ({ coldMs }) => time(coldMs), kind: 'number' },
              { title: '热调用中位', value: ({ p50 }) => time(p50), kind: 'number' },
              { title: '实例（忙）', value: (row) => `${row.instances}（${row.running}）`, kind: 'number' },
            ],
            rows,
          ),
    ]
  }

  async function fire(timer: TimerSummary): Promise<void> {
    const path = `timers/${encodeURIComponent(timer.function)}/${encodeURIComponent(timer.trigger)}`
    try {
      const answer = await api.post<{ result: unknown } | Refusal>(path)
      copy.say('code' in answer ? `${timer.trigger} 出错：${answer.message}` : `${timer.trigger} 已运行`)
    } catch {
      copy.say('没有得到回答')
    }
  }

  return { stats }
}
