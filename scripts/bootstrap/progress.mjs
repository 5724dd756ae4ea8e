const startedAt = Date.now()

/** Seconds since `since`, for people: "4 秒" or "2 分 05 秒". */
export function elapsed(since = startedAt) {
  const seconds = Math.round((Date.now() - since) / 1000)
  if (seconds < 60) return `${seconds} 秒`
  return `${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, '0')} 秒`
}

/**
 * Shows that something long is going on: on a terminal one line kept up to date, otherwise a line every 15 seconds.
 * Everything goes to stderr, because stdout of `npm run cloud` and `npm run bench` belongs to programs.
 * @param {string} title what is being done
 * @param {() => string} [detail] how far it is
 */
export function showProgress(title, detail = () => '') {
  const since = Date.now()
  const terminal = process.stderr.isTTY
  const line = () => ['▸ ' + title, detail(), elapsed(since)].filter(Boolean).join(' · ')
  process.stderr.write(terminal ? line() : `▸ ${title}\n`)
  const timer = setInterval(
    () => process.stderr.write(terminal ? `\r\x1b[2K${line()}` : `${line()}\n`),
    terminal ? 500 : 15_000,
  )
  return {
    /** Ends the display with a tick or a cross. */
    end(ok, text = title) {
      clearInterval(timer)
      process.stderr.write(`${terminal ? '\r\x1b[2K' : ''}${ok ? '✓' : '✗'} ${text} · ${elapsed(since)}\n`)
    },
  }
}
