import type { Invocation } from '../../../functions/invocations'
import type { LogLine } from '../../../functions/logs'
import type { Api } from './api'
import type { Call, Calls } from './calls'
import type { Copy } from './copy'
import type { Dom } from './dom'
import type { Format } from './format'
import type { Route } from './router'
import type { View } from './view'

export type LogsView = ReturnType<typeof logsPart>

/** 日志: what the functions wrote, a block for each call. */
export function logsPart(parts: { dom: Dom; format: Format; api: Api; copy: Copy; calls: Calls }) {
  const { dom, format, api, copy, calls } = parts
  const { el, fill } = dom
  const statuses = { ok: '成功', error: '出错', timeout: '超时', memory: '内存超限', killed: '实例被终止' }
  const sources: Record<string, string> = {
    client: '小程序',
    timer: '定时器',
    http: 'HTTP',
    function: '函数',
  }
  const mostLines = 200

  function logs(): View {
    const which = el('select', { 'aria-label': '函数' }, el('option', { value: '' }, '全部函数'))
    const id = el('input', {
      type: 'search',
      placeholder: '请求编号或文字',
      'aria-label': '按请求编号或文字筛选',
    })
    const bad = el('input', { type: 'checkbox' })
    const none = dom.empty('')
    const list = el('div', { class: 'calls' })
    let all: Call[] = []
    const bar = el('div', { class: 'bar' }, which, id, el('label', { class: 'tick' }, bad, '只看警告和出错'))
    bar.addEventListener('input', draw)

    function draw(): void {
      const word = id.value.trim().toLowerCase()
      const fitting = all.filter(
        (call) =>
          (which.value === '' || call.functionName === which.value) &&
          (!bad.checked || isBad(call)) &&
          (word === '' ||
            call.requestId.toLowerCase().includes(word) ||
            call.lines.some(({ text }) => text.toLowerCase().includes(word))),
      )
      none.hidden = fitting.length > 0
      none.textContent = all.length === 0 ? '函数还没有被调用。' : '没有符合筛选的日志。'
      dom.reconcile(list, fitting.slice(0, 200), ({ key }) => key, block)
    }

    function offer(names: string[]): void {
      const offered = [...which.options].map(({ value }) => value).filter((value) => value !== '')
      if (offered.join() === names.join()) return
      const chosen = which.value
      fill(
        which,
        el('option', { value: '' }, '全部函数'),
        ...names.map((name) => el('option', { value: name }, name)),
      )
      if (names.includes(chosen)) which.value = chosen
    }

    return {
      root: el('section', {}, bar, none, list),
      everyMs: 2_000,
      show({ parameters }: Route): void {
        id.value = parameters.get('request') ?? ''
      },
      async refresh(): Promise<void> {
        const [lines, invocations] = await Promise.all([
          api.ask<LogLine[]>('logs?count=2000'),
          api.ask<Invocation[]>('invocations?count=500'),
        ])
        all = calls.groupCalls(lines, invocations)
        offer([...new Set(all.map(({ functionName }) => functionName))].sort())
        draw()
      },
    }
  }

  const isBad = ({ lines, invocation }: Call): boolean =>
    (invocation !== undefined && invocation.status !== 'ok') ||
    lines.some(({ level }) => level === 'warn' || level === 'error')

  function block(call: Call): HTMLElement {
    const { functionName, requestId, lines, invocation } = call
    const first = Math.max(0, lines.length - mostLines)
    return el(
      'article',
      { class: invocation !== undefined && invocation.status !== 'ok' ? 'call failed' : 'call' },
      el(
        'div',
        { class: 'call-head' },
        el('span', { class: 'time' }, format.when(call.at, true)),
        el('b', {}, functionName),
        ...(invocation === undefined ? [] : report(invocation)),
        requestId !== '' && el('span', { class: 'meta mono' }, requestId),
        copy.copyButton('复制', () => lines.map(({ level, text }) => `${level}\t${text}`).join('\n')),
      ),
      first > 0 && el('p', { class: 'meta' }, `前面还有 ${first} 行`),
      ...lines.slice(first).map(({ level, text }) => el('pre', { class: `mono ${level}` }, text)),
    )
  }

  function report({ status, durationMs, waitedMs, cold, memoryMb, source, code }: Invocation): HTMLElement[] {
    const facts = [
      format.ms(durationMs),
      waitedMs >= 1 ? `等待 ${format.ms(waitedMs)}` : '',
      cold ? '冷启动' : '',
      memoryMb === undefined ? '' : `${Math.round(memoryMb)} MB`,
      sources[source] ?? '',
    ]
    return [
      el('span', { class: status === 'ok' ? 'chip good' : 'chip bad' }, statuses[status]),
      el('span', { class: 'meta' }, facts.filter(Boolean).join(' · ')),
      ...(code === undefined ? [] : [el('span', { class: 'error mono' }, code)]),
    ]
  }

  return { logs }
}
