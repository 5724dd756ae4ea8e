import { formatCount } from '@/lib/format'

/** Money for a small space: `¥8,205` below ten thousand yuan, `¥12.35 万`, `¥1.20 亿` above. */
export function shortMoney(fen: number): { value: string; unit: string } {
  const yuan = fen / 100
  if (yuan >= 100_000_000) return { value: `¥${(yuan / 100_000_000).toFixed(2)}`, unit: '亿' }
  if (yuan >= 10_000) return { value: `¥${(yuan / 10_000).toFixed(2)}`, unit: '万' }
  return { value: `¥${formatCount(Math.round(yuan))}`, unit: '' }
}

/** Label of an axis: 0 · 500 · 2 千 → 2,000 · 1.5 万. */
export function axisMoney(fen: number): string {
  const yuan = fen / 100
  return yuan >= 10_000 ? `${trim(yuan / 10_000)}万` : formatCount(Math.round(yuan))
}

const trim = (value: number): string => value.toFixed(1).replace(/\.0$/, '')

/** Shares of a whole as percentages of the largest, so that the first bar is full; at least a sliver where there is something. */
export function barShare(value: number, largest: number): number {
  if (largest <= 0 || value <= 0) return 0
  return Math.max(1.5, (value / largest) * 100)
}
