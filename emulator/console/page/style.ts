/** The look of the page: plain, light and dark, from 320 px to a wide desk. */
const colours = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f5f6f7; --text: #1b1f23; --soft: #5d6670; --line: #dfe3e7; --accent: #0a7c5a;
  --good: #0a7c5a; --good-ground: #e3f4ec; --warn: #8a5200; --warn-ground: #fdf0d9; --bad: #b3261e; --bad-ground: #fce8e6;
  --string: #0b6b3a; --number: #1a56b0; --word: #8a3ea8; --date: #9a4a00;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", "Noto Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15181b; --raised: #1f2327; --text: #e6e9ec; --soft: #9aa4ae; --line: #343a40; --accent: #4cc79c;
    --good: #5dd0a5; --good-ground: #12382b; --warn: #f0b95c; --warn-ground: #3b2c10; --bad: #ff8f85; --bad-ground: #45201d;
    --string: #7fd6a0; --number: #82b4ff; --word: #d7a3ee; --date: #f2b27a;
  }
}
`

const frame = `
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--ground); color: var(--text); font: 14px/1.6 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; -webkit-text-size-adjust: 100%; }
header { position: sticky; top: 0; z-index: 2; background: var(--ground); border-bottom: 1px solid var(--line); padding: 4px 24px 0; display: flex; flex-wrap: wrap; gap: 0 32px; align-items: center; }
h1 { font-size: 15px; margin: 0; display: flex; gap: 10px; align-items: baseline; }
h1 small { font-weight: normal; font-size: 12px; }
h2 { font-size: 15px; margin: 24px 0 8px; }
nav { display: flex; gap: 2px; }
nav a { color: inherit; text-decoration: none; padding: 10px 14px; border-bottom: 2px solid transparent; }
nav a[aria-current] { border-color: var(--accent); font-weight: 600; }
main { padding: 16px 24px 64px; max-width: 1440px; }
a { color: var(--accent); }
p { margin: 0 0 8px; }
.mono, pre, code { font-family: var(--mono); font-size: 12px; line-height: 1.6; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.meta { color: var(--soft); font-size: 12px; overflow-wrap: anywhere; }
.good { color: var(--good); } .warn { color: var(--warn); } .error { color: var(--bad); }
nav .badge { margin-left: 4px; }
.empty { color: var(--soft); padding: 24px 0; margin: 0; }
.notice { position: fixed; left: 50%; bottom: 24px; transform: translateX(-50%); max-width: calc(100vw - 32px); background: var(--text); color: var(--ground); padding: 8px 16px; border-radius: 8px; z-index: 3; overflow-wrap: anywhere; }
`

const controls = `
button, input, select, textarea { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: 5px 12px; min-height: 34px; }
textarea { display: block; width: 100%; font-family: var(--mono); font-size: 13px; line-height: 1.6; resize: vertical; padding: 8px 12px; field-sizing: content; min-height: 60px; max-height: 40vh; }
input::placeholder, textarea::placeholder { color: var(--soft); opacity: .75; }
button { cursor: pointer; white-space: nowrap; }
button:hover:not(:disabled) { border-color: var(--soft); }
button:disabled { opacity: .45; cursor: default; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--ground); font-weight: 600; padding: 5px 20px; }
button.quiet, button.more { border: 0; background: none; color: var(--accent); padding: 2px 6px; min-height: 24px; font-size: 12px; }
button[aria-pressed=true] { background: var(--warn-ground); color: var(--warn); }
input[type=checkbox] { min-height: 0; margin: 0; accent-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.bar, .tools, .pager, .summary { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
.bar { margin-bottom: 12px; } .pager { margin: 12px 0; } .summary { margin: 12px 0; }
.tick { display: inline-flex; gap: 6px; align-items: center; min-height: 34px; white-space: nowrap; }
.chip { display: inline-block; border-radius: 10px; background: var(--raised); padding: 0 9px; font-size: 12px; line-height: 20px; }
.chip.good { background: var(--good-ground); color: var(--good); } .chip.warn { background: var(--warn-ground); color: var(--warn); } .chip.bad { background: var(--bad-ground); color: var(--bad); }
.failure { background: var(--bad-ground); border-left: 3px solid var(--bad); padding: 8px 12px; margin: 8px 0; border-radius: 0 6px 6px 0; overflow-wrap: anywhere; }
.failure p { margin: 0; }
.remark { background: var(--warn-ground); border-left: 3px solid var(--warn); padding: 8px 12px; margin: 8px 0; border-radius: 0 6px 6px 0; overflow-wrap: anywhere; }
.remark p { margin: 0; } .declare { display: flex; gap: 8px; align-items: baseline; flex-wrap: wrap; }
details > summary { cursor: pointer; }
`

const data = `
.data { display: grid; grid-template-columns: 250px minmax(0, 1fr); gap: 0 28px; align-items: start; }
.data aside { position: sticky; top: 60px; max-height: calc(100vh - 68px); overflow-y: auto; }
.collections { list-style: none; margin: 0; padding: 0; }
.collections a { display: block; padding: 5px 10px; border-radius: 6px; color: inherit; text-decoration: none; }
.collections a:hover { background: var(--raised); }
.collections a[aria-current] { background: var(--good-ground); }
.collections .name { display: block; overflow-wrap: anywhere; }
.collections .meta { display: block; line-height: 1.3; }
.dot { display: inline-block; width: 7px; height: 7px; border-radius: 50%; background: var(--warn); margin-left: 6px; vertical-align: middle; }
.title { display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: baseline; margin-bottom: 4px; }
.title h2 { margin: 0; overflow-wrap: anywhere; font-size: 17px; }
.back { display: none; text-decoration: none; }
.index-list { list-style: none; margin: 4px 0 8px; padding: 0; }
.index-list li { display: flex; flex-wrap: wrap; gap: 0 14px; align-items: baseline; border-bottom: 1px solid var(--line); padding: 4px 0; }
.query { border: 1px solid var(--line); border-radius: 8px; padding: 12px; margin: 12px 0; }
.modes { display: flex; gap: 4px; margin-bottom: 8px; }
.modes button { border-color: transparent; background: none; } .modes button[aria-selected=true] { background: var(--raised); font-weight: 600; }
.recent { margin-left: auto; min-width: 0; max-width: min(60%, 360px); text-overflow: ellipsis; }
.fields { display: grid; grid-template-columns: 2fr 2fr 1fr 1fr; gap: 8px 12px; margin: 8px 0; }
.fields label { display: flex; align-items: center; gap: 8px; white-space: nowrap; color: var(--soft); }
.fields input { width: 100%; min-width: 0; color: var(--text); font-family: var(--mono); font-size: 13px; }
.query .tools { margin-top: 8px; }
.help { color: var(--soft); font-size: 12px; } .help[open] { flex-basis: 100%; }
.answer[aria-busy] { opacity: .5; }
`

const entries = `
.entry { border-bottom: 1px solid var(--line); }
.entry-line { display: flex; gap: 12px; width: 100%; text-align: left; border: 0; border-radius: 0; background: none; padding: 6px 4px; align-items: baseline; min-width: 0; }
.entry-line:hover { background: var(--raised); } .entry-line[aria-expanded=true] { background: var(--raised); }
.entry-body { padding: 4px 8px 16px; }
.document .id { font-family: var(--mono); font-size: 12px; font-weight: 600; flex: 0 0 auto; max-width: 34%; overflow: hidden; text-overflow: ellipsis; }
.document .preview { font-family: var(--mono); font-size: 12px; color: var(--soft); overflow: hidden; text-overflow: ellipsis; min-width: 0; }
.json { font-family: var(--mono); font-size: 12px; line-height: 1.65; overflow-wrap: anywhere; white-space: pre-wrap; }
.json .inner { padding-left: 1.6em; }
.json .name { color: var(--soft); } .json .string { color: var(--string); } .json .number { color: var(--number); }
.json .boolean, .json .null, .json .id, .json .other { color: var(--word); } .json .date { color: var(--date); }
.requests .entry-line { display: grid; grid-template-columns: 100px 170px minmax(90px, 180px) 84px minmax(0, 1fr); }
.requests .time, .requests .number, td.number { font-variant-numeric: tabular-nums; }
.time { color: var(--soft); white-space: nowrap; } .requests .number { text-align: right; }
.requests .what, .requests .where { overflow: hidden; text-overflow: ellipsis; }
.query-text { font-family: var(--mono); color: var(--soft); flex: 1 1 160px; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.how { display: flex; align-items: baseline; flex-wrap: wrap; gap: 0 12px; font-size: 12px; white-space: normal; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 16px; margin: 8px 0; } dt { color: var(--soft); white-space: nowrap; } dd { margin: 0; overflow-wrap: anywhere; }
.message, .warning { border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; margin-bottom: 12px; max-width: 720px; overflow-wrap: anywhere; }
.messages { margin-top: 12px; }
.call { border-left: 3px solid var(--line); padding: 2px 0 2px 12px; margin-bottom: 14px; } .call.failed { border-color: var(--bad); }
.call-head { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; }
pre.error { color: var(--bad); } pre.warn { color: var(--warn); } pre.debug { color: var(--soft); }
table { border-collapse: collapse; min-width: min(100%, 480px); }
th, td { text-align: left; padding: 5px 28px 5px 0; border-bottom: 1px solid var(--line); vertical-align: baseline; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: normal; white-space: nowrap; }
td.number, th.number { text-align: right; }
`

const narrow = `
@media (max-width: 720px) {
  header { padding: 8px 12px 0; } main { padding: 12px 12px 64px; }
  nav { width: 100%; justify-content: space-between; } nav a { padding: 10px 8px; min-width: 44px; min-height: 44px; text-align: center; }
  button, input, select, .tick { min-height: 44px; } button.quiet, button.more { min-height: 44px; padding: 2px 8px; }
  input, select, textarea { font-size: 16px; } input[type=checkbox] { width: 20px; height: 20px; }
  .data { display: block; } .data.chosen aside { display: none; } .data:not(.chosen) .place { display: none; }
  .data aside { position: static; max-height: none; }
  .collections a { padding: 9px 4px; border-bottom: 1px solid var(--line); border-radius: 0; }
  .back { display: inline-block; flex-basis: 100%; padding: 10px 0; } details > summary { padding: 10px 0; }
  .fields { grid-template-columns: 1fr 1fr; } .fields input { font-size: 16px; }
  .document .entry-line { display: block; padding: 10px 0; } .document .id { display: block; max-width: none; white-space: normal; overflow-wrap: anywhere; }
  .document .preview { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; overflow-wrap: anywhere; }
  .entry-body { padding: 4px 0 16px; } .json .inner { padding-left: 1em; }
  .requests .entry-line { grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; padding: 10px 0; }
  .requests .time { grid-row: 2; grid-column: 1; font-size: 12px; } .requests .where { grid-row: 1; grid-column: 2; text-align: right; max-width: 45vw; }
  .requests .what { grid-row: 1; grid-column: 1; } .requests .number { grid-row: 2; grid-column: 2; font-size: 12px; } .requests .how { grid-column: 1 / -1; }
  .bar input[type=search] { flex: 1 1 100%; }
  table, tbody, tr { display: block; } thead { display: none; } tr { border-bottom: 1px solid var(--line); padding: 6px 0; }
  td, td.number { display: flex; justify-content: space-between; gap: 16px; padding: 2px 0; border: 0; text-align: right; }
  td::before { content: attr(data-title); color: var(--soft); flex: none; }
}
`

export const style = [colours, frame, controls, data, entries, narrow].join('')
