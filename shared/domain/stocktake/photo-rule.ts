import type { CountLine } from '../../schema/count-line'
import type { SettingValue } from '../../schema/settings'

/** When a count needs a photo: see the setting `stocktake`. */
export type PhotoRule = SettingValue<'stocktake'>['photo']

/** Whether a count of these goods needs a photo whatever its quantity. */
export const alwaysWantsPhoto = (rule: PhotoRule, { item }: Pick<CountLine, 'item'>): boolean =>
  rule.controlled && item.controlled !== undefined

/**
 * Whether a count needs a photo: of controlled goods always, else when the variance is worth more than `overFen` or is more
 * than `overPercent` of the book quantity. Where the books have none, its worth alone decides.
 */
export function wantsPhoto(
  rule: PhotoRule,
  line: Pick<CountLine, 'item' | 'unitFen'>,
  { book, variance }: { book: number; variance: number },
): boolean {
  if (alwaysWantsPhoto(rule, line)) return true
  const difference = Math.abs(variance)
  if (difference === 0) return false
  return difference * line.unitFen > rule.overFen || (book > 0 && difference * 100 > book * rule.overPercent)
}
