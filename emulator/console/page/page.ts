import { createHash } from 'node:crypto'
import { script } from './script'
import { style } from './style'

const tabs = {
  data: '数据',
  requests: '请求',
  messages: '消息',
  logs: '日志',
  stats: '统计',
  warnings: '提醒',
}

const links = Object.entries(tabs)
  .map(([tab, title]) => `<a href="#${tab}" data-tab="${tab}">${title}</a>`)
  .join('')

/** The console page: one file, nothing fetched from elsewhere. */
export const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>本机云开发</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>本机云开发 <small id="state" role="status"></small></h1>
<nav aria-label="页面">${links}</nav>
</header>
<main id="main"></main>
<noscript>这个页面需要 JavaScript。</noscript>
<script>${script}</script>
</body>
</html>
`

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Only the page's own script and style run, it speaks only to the emulator, and no other page may frame it. */
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}
