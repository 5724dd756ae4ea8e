import type { Item } from '../../shared/schema/masterdata'
import type { StockedItem } from './items'
import type * as z from 'zod/mini'

/** What is no longer bought: it was used up before the half year began, so no shelf knows it. */
export function retiredItems(items: readonly StockedItem[], updatedAt: string): z.infer<typeof Item>[] {
  const like = items[0]?.item
  if (!like) return []
  const { shelfLifeDays: _life, controlled: _controlled, ...rest } = like
  return [
    {
      ...rest,
      _id: 'BG01901',
      code: 'BG01901',
      name: '传真热敏纸',
      specification: '210mm×30m',
      unit: '卷',
      units: [{ name: '盒', numerator: 12, denominator: 1 }],
      barcodes: [],
      initials: 'czrmz210mm30m',
      pinyin: 'chuanzhenreminzhi',
      priceFen: 1_250,
      levels: [],
      note: '传真机已停用，2025 年底用完',
      status: 'disabled',
      keptIn: [],
      updatedAt,
    },
  ]
}
