import type { ReconciliationRow } from '@shared/operations/reconcile'
import type { Difference } from '@shared/schema/reconciliation'
import type { Tone } from '@/components/state-tag'
import { formatCount } from '@/lib/format'

type Counts = Pick<ReconciliationRow, 'status' | 'differenceCount' | 'items' | 'rows' | 'entries' | 'assets'>

export function runState({ status, differenceCount }: Counts): { tone: Tone; text: string } {
  if (status === 'balanced') return { tone: 'success', text: '账实相符' }
  if (status === 'different') return { tone: 'danger', text: `${differenceCount} 处不符` }
  return { tone: 'brand', text: '没核完' }
}

/** 128 种 · 512 批 · 2,310 条流水 · 12 件资产. */
export const scopeText = ({ items, rows, entries, assets }: Counts): string =>
  [
    `${formatCount(items)} 种`,
    `${formatCount(rows)} 批`,
    `${formatCount(entries)} 条流水`,
    ...(assets > 0 ? [`${formatCount(assets)} 件资产`] : []),
  ].join(' · ')

export const kindText: Record<Difference['kind'], string> = {
  row: '批次库存',
  totals: '合计',
  promise: '预留',
  asset: '资产',
}
