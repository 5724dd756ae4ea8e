/** The script of the console page; plain JavaScript, texts are set as text and never as markup. */
export const script = String.raw`
'use strict'
const main = document.getElementById('main')
const state = document.getElementById('state')
let tab = location.hash.slice(1) || 'messages'
let shown = ''

function element(name, options, ...children) {
  const node = Object.assign(document.createElement(name), options)
  node.append(...children)
  return node
}
const time = (at) => new Date(at).toLocaleString('zh-CN', { hour12: false })
const empty = (text) => element('p', { className: 'empty' }, text)

function table(columns, rows) {
  const head = columns.map(({ title, kind }) => element('th', { className: kind || '' }, title))
  const body = rows.map((row) => element('tr', { className: row.className || '' },
    ...columns.map(({ value, kind }) => element('td', { className: kind || '' }, String(value(row) ?? '')))))
  return element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body))
}

const views = {
  async messages() {
    const messages = await read('messages?count=100')
    if (messages.length === 0) return [empty('还没有消息。函数发出的订阅消息会出现在这里，不会真的发到微信。')]
    return messages.map(({ at, toUser, templateId, page, data }) => element('article', { className: 'message' },
      element('div', { className: 'meta' }, time(at) + ' · 收件人 ' + toUser + ' · 模板 ' + templateId),
      element('dl', {}, ...Object.entries(data).flatMap(([name, field]) =>
        [element('dt', {}, name), element('dd', {}, String(field && field.value))])),
      element('div', { className: 'meta' }, page ? '打开 ' + page : '')))
  },
  async requests() {
    const requests = await read('requests')
    if (requests.length === 0) return [empty('还没有请求。')]
    for (const request of requests) if (request.code) request.className = 'error'
    return [table([
      { title: '时间', value: ({ at }) => time(at), kind: 'time' },
      { title: '操作', value: ({ action }) => action },
      { title: '集合或函数', value: ({ collection }) => collection },
      { title: '毫秒', value: ({ ms }) => ms.toFixed(2), kind: 'number' },
      { title: '错误', value: ({ code }) => code },
    ], requests)]
  },
  async logs() {
    const lines = (await read('logs?count=300')).reverse()
    if (lines.length === 0) return [empty('函数还没有输出日志。')]
    for (const line of lines) line.className = line.level === 'error' || line.level === 'warn' ? line.level : ''
    return [table([
      { title: '时间', value: ({ at }) => time(at), kind: 'time' },
      { title: '函数', value: ({ functionName }) => functionName },
      { title: '内容', value: ({ text }) => text, kind: 'mono' },
      { title: '请求', value: ({ requestId }) => requestId, kind: 'mono' },
    ], lines)]
  },
  async stats() {
    const { requests, functions, warnings, openTransactions } = await read('stats')
    const byCollection = Object.entries(requests.byCollection)
      .flatMap(([collection, actions]) => Object.entries(actions).map(([action, count]) => ({ collection, action, count })))
      .sort((a, b) => b.count - a.count)
    const ofFunctions = Object.entries(functions).map(([name, values]) => ({ name, ...values }))
    return [
      element('p', {}, '数据库请求 ' + requests.total + ' 次，进行中的事务 ' + openTransactions + ' 个。'),
      element('h2', {}, '提醒'),
      warnings.length === 0 ? empty('没有提醒。') : table([
        { title: '集合', value: ({ collection }) => collection },
        { title: '内容', value: ({ message }) => message, kind: 'mono' },
        { title: '次数', value: ({ times }) => times, kind: 'number' },
      ], warnings),
      element('h2', {}, '数据库请求'),
      byCollection.length === 0 ? empty('还没有请求。') : table([
        { title: '集合', value: ({ collection }) => collection },
        { title: '操作', value: ({ action }) => action },
        { title: '次数', value: ({ count }) => count, kind: 'number' },
      ], byCollection),
      element('h2', {}, '云函数'),
      ofFunctions.length === 0 ? empty('还没有调用。') : table([
        { title: '函数', value: ({ name }) => name },
        { title: '调用', value: ({ calls }) => calls, kind: 'number' },
        { title: '出错', value: ({ errors }) => errors, kind: 'number' },
        { title: '冷启动', value: ({ cold }) => cold, kind: 'number' },
        { title: '冷启动毫秒', value: ({ coldMs }) => coldMs, kind: 'number' },
        { title: '中位毫秒', value: ({ p50 }) => p50, kind: 'number' },
        { title: '实例', value: ({ instances }) => instances, kind: 'number' },
      ], ofFunctions),
    ]
  },
}

async function read(path) {
  const response = await fetch('/_emulator/' + path)
  if (!response.ok) throw new Error(response.status)
  return response.json()
}

async function show() {
  for (const button of document.querySelectorAll('[data-tab]')) button.setAttribute('aria-selected', button.dataset.tab === tab)
  try {
    const asked = tab
    const nodes = await (views[tab] || views.messages)()
    state.textContent = '运行中'
    const markup = asked + nodes.map((node) => node.outerHTML).join('')
    // Redrawing what has not changed would take the selection away from whoever copies a line.
    if (asked === tab && markup !== shown) main.replaceChildren(...nodes), (shown = markup)
  } catch {
    state.textContent = '已停止'
  }
}

document.querySelector('nav').addEventListener('click', async ({ target }) => {
  if (target.id === 'reset') await fetch('/_emulator/stats/reset', { method: 'POST' })
  if (target.dataset.tab) location.hash = tab = target.dataset.tab
  show()
})
show()
setInterval(() => document.hidden || show(), 2000)
`
