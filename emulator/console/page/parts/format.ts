export type Format = ReturnType<typeof formatPart>

/** Numbers, sizes and times as a person reads them; times are the person's local time. */
export function formatPart() {
  const two = (number: number) => String(number).padStart(2, '0')
  const three = (number: number) => String(number).padStart(3, '0')

  const number = (value: number): string => value.toLocaleString('zh-CN')

  function bytes(value: number): string {
    if (value < 1024) return `${value} B`
    const units = ['KB', 'MB', 'GB', 'TB']
    let size = value
    let unit = -1
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024
      unit++
    }
    return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
  }

  /** `2026-01-31 08:05:09`, with `.123` when milliseconds matter. */
  function dateTime(at: number, milliseconds = false): string {
    const date = new Date(at)
    if (Number.isNaN(date.getTime())) return String(at)
    const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
    const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
    return `${day} ${clock}${milliseconds ? `.${three(date.getMilliseconds())}` : ''}`
  }

  /** The clock alone for today, otherwise the day with it. */
  function when(at: number, milliseconds = false): string {
    const text = dateTime(at, milliseconds)
    const isToday = text.slice(0, 10) === dateTime(Date.now()).slice(0, 10)
    return isToday ? text.slice(11) : text.slice(5)
  }

  const ms = (value: number): string =>
    value >= 1_000
      ? `${(value / 1_000).toFixed(2)} 秒`
      : `${value < 10 ? value.toFixed(2) : value.toFixed(0)} 毫秒`

  return { number, bytes, dateTime, when, ms }
}
