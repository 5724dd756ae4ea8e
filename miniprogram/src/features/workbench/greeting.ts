const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const weekdays = ['日', '一', '二', '三', '四', '五', '六']

/** 早上好 · 上午好 · 下午好 · 晚上好, by the clock in Shanghai. */
export function greeting(now: number): string {
  const hour = new Date(now + SHANGHAI_OFFSET_MS).getUTCHours()
  if (hour < 5) return '夜深了'
  if (hour < 9) return '早上好'
  if (hour < 12) return '上午好'
  if (hour < 18) return '下午好'
  return '晚上好'
}

/** 11月22日 星期日, in Shanghai. */
export function dayWords(now: number): string {
  const day = new Date(now + SHANGHAI_OFFSET_MS)
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日 星期${weekdays[day.getUTCDay()]}`
}
