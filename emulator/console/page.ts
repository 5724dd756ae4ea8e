import { script } from './page-script'

/** The console page: messages, requests, function logs, counts. One file, nothing fetched from elsewhere. */
export const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>本机云开发</title>
<link rel="icon" href="data:,">
<style>
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 14%, transparent); --soft: color-mix(in srgb, currentColor 60%, transparent); --accent: #0a7c5a; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px/1.6 system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
  header { position: sticky; top: 0; background: Canvas; border-bottom: 1px solid var(--line); padding: 12px 24px 0; }
  h1 { font-size: 16px; margin: 0 0 8px; display: flex; gap: 12px; align-items: baseline; }
  h1 small { font-weight: normal; color: var(--soft); }
  nav { display: flex; gap: 4px; flex-wrap: wrap; }
  nav button { border: 0; background: none; color: inherit; font: inherit; padding: 8px 12px; cursor: pointer; border-bottom: 2px solid transparent; }
  nav button[aria-selected=true] { border-color: var(--accent); font-weight: 600; }
  nav .action { margin-left: auto; color: var(--soft); }
  main { padding: 16px 24px 48px; max-width: 1200px; }
  h2 { font-size: 14px; margin: 24px 0 8px; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  th { color: var(--soft); font-weight: normal; white-space: nowrap; }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
  td.mono, pre { font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
  td.time { white-space: nowrap; color: var(--soft); font-variant-numeric: tabular-nums; }
  .error { color: #c2382b; } .warn { color: #a86400; }
  .empty { color: var(--soft); padding: 24px 0; }
  .message { border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; margin-bottom: 12px; max-width: 560px; }
  .message dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 16px; margin: 8px 0 0; }
  .message dt { color: var(--soft); } .message dd { margin: 0; }
  .meta { color: var(--soft); font-size: 12px; }
</style>
</head>
<body>
<header>
  <h1>本机云开发 <small id="state"></small></h1>
  <nav role="tablist">
    <button role="tab" data-tab="messages">订阅消息</button>
    <button role="tab" data-tab="requests">最近请求</button>
    <button role="tab" data-tab="logs">函数日志</button>
    <button role="tab" data-tab="stats">统计与提醒</button>
    <button class="action" id="reset">统计清零</button>
  </nav>
</header>
<main id="main" aria-live="off"></main>
<script>${script}</script>
</body>
</html>
`
