import type { Credit } from '../../../wechat/credits'
import type { Message } from '../../../wechat/messages'
import type { Api } from './api'
import type { Dom } from './dom'
import type { Format } from './format'
import type { Table } from './table'
import type { View } from './view'

export type MessagesView = ReturnType<typeof messagesPart>

/** 消息: what would have gone to people's WeChat. */
export function messagesPart(parts: { dom: Dom; format: Format; api: Api; table: Table }) {
  const { dom, format, api } = parts
  const { el } = dom

  interface Consents {
    counted: boolean
    credits: Credit[]
  }

  function messages(): View {
    const filter = el('input', {
      type: 'search',
      placeholder: '收件人、模板或文字',
      'aria-label': '筛选消息',
    })
    const count = el('span', { class: 'meta' })
    const none = dom.empty('')
    const list = el('div', { class: 'messages' })
    const consents = el('div', {})
    let kept: Message[] = []
    filter.addEventListener('input', draw)

    function draw(): void {
      const word = filter.value.trim().toLowerCase()
      const fitting = kept.filter((message) => JSON.stringify(message).toLowerCase().includes(word))
      none.hidden = fitting.length > 0
      none.textContent =
        kept.length === 0
          ? '还没有消息。函数发出的订阅消息会出现在这里，不会真的发到微信。'
          : '没有符合筛选的消息。'
      count.textContent = kept.length === 0 ? '' : `最近 ${fitting.length} 条`
      dom.reconcile(list, fitting, ({ id }) => String(id), card)
    }

    return {
      root: el('section', {}, el('div', { class: 'bar' }, filter, count), consents, none, list),
      everyMs: 2_000,
      async refresh(): Promise<void> {
        const credits = await api.ask<Consents>('credits')
        dom.reconcile(consents, [credits], () => '', consentsNode)
        kept = await api.ask<Message[]>('messages?count=200')
        draw()
      },
    }
  }

  /** How many messages each person still agreed to get. */
  function consentsNode({ counted, credits }: Consents): HTMLElement {
    if (!counted) return el('p', { class: 'meta' }, '没有统计订阅次数：每条消息都当作对方同意接收。')
    const rows = parts.table.table(
      [
        { title: '收件人', value: ({ openid }) => openid, kind: 'mono' },
        { title: '模板', value: ({ templateId }) => templateId },
        { title: '还可发', value: ({ remaining }) => format.number(remaining), kind: 'number' },
      ],
      credits,
    )
    return el(
      'details',
      { open: true },
      el('summary', {}, '订阅次数'),
      credits.length === 0 ? el('p', { class: 'meta' }, '还没有人同意接收消息，发送会得到 43101。') : rows,
    )
  }

  function card({ at, toUser, templateId, page, data }: Message): HTMLElement {
    const fields = typeof data === 'object' && data !== null ? Object.entries(data) : []
    return el(
      'article',
      { class: 'message' },
      el('div', { class: 'meta' }, `${format.when(at)} · 模板 ${templateId}`),
      el('div', {}, '收件人 ', el('span', { class: 'mono' }, toUser)),
      el('dl', {}, ...fields.flatMap(([name, field]) => [el('dt', {}, name), el('dd', {}, valueOf(field))])),
      page !== '' && el('div', { class: 'meta' }, '点开后到 ', el('span', { class: 'mono' }, page)),
    )
  }

  /** Fields come as `{ value }`. */
  function valueOf(field: unknown): string {
    const value = typeof field === 'object' && field !== null && 'value' in field ? field.value : field
    return typeof value === 'string' ? value : JSON.stringify(value ?? null)
  }

  return { messages }
}
