import { inShanghai } from '@shared/domain/calendar'

const weekdays = ['日', '一', '二', '三', '四', '五', '六']

/** 早上好 · 上午好 · 下午好 · 晚上好, by the clock in Shanghai. */
export function greeting(now: number): string {
  const hour = inShanghai(now).hour()
  if (hour < 5) return '夜深了'
  if (hour < 9) return '早上好'
  if (hour < 12) return '上午好'
  if (hour < 18) return '下午好'
  return '晚上好'
}

/** 11月22日 星期日, in Shanghai. */
export function dayWords(now: number): string {
  const day = inShanghai(now)
  return `${day.format('M月D日')} 星期${weekdays[day.day()]}`
}
