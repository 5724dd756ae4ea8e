import type { LotRow, StockRow } from '@shared/operations/stock'
import type { Item } from '@shared/schema/masterdata'
import type { Tone } from '@/components/state-tag'

export interface StateWord {
  tone: Tone
  text: string
}

/** What is the matter with a stock, worst first; 正常 when nothing is. */
export function stateWords({ level, expiry }: Pick<StockRow, 'level' | 'expiry'>): StateWord[] {
  const words: StateWord[] = []
  if (level === 'out') words.push({ tone: 'danger', text: '缺货' })
  if (expiry === 'expired') words.push({ tone: 'danger', text: '过期' })
  if (level === 'low') words.push({ tone: 'warning', text: '偏低' })
  if (expiry === 'soon') words.push({ tone: 'warning', text: '临期' })
  return words.length > 0 ? words : [{ tone: 'success', text: '正常' }]
}

/** Colour of an expiry date; an ordinary one needs none. */
export const expiryTone: Record<StockRow['expiry'], Tone | undefined> = {
  none: undefined,
  fine: undefined,
  soon: 'warning',
  expired: 'danger',
}

/** Why a lot is not to be issued; undefined when it may be. */
export const lotStatusWords: Record<LotRow['status'], StateWord | undefined> = {
  available: undefined,
  inspection: { tone: 'neutral', text: '待检' },
  frozen: { tone: 'neutral', text: '已冻结' },
  rejected: { tone: 'danger', text: '不合格' },
  condemned: { tone: 'danger', text: '待报废' },
}

export const policyText: Record<Item['policy'], string> = { fifo: '先进先出', fefo: '先到期先出' }

export const controlledText: Record<NonNullable<Item['controlled']>, string> = {
  medicine: '管控药品',
  reagent: '管控试剂',
  hazardous: '危险品',
  valuable: '贵重物品',
}

export const trackingText: Record<Item['tracking'], string> = {
  none: '不分批次',
  lot: '按批次',
  serial: '按序列号',
}
