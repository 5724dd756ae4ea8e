import type { Gs1 } from '@shared/domain/gs1'
import type { Item } from '@shared/schema/masterdata'
import { changedLine, type DraftLine } from './receipt-draft'

/** Units that a net weight in kilograms can be said in, and how many of them a kilogram is, as a power of ten. */
const weights: Record<string, number> = { kg: 0, KG: 0, Kg: 0, 千克: 0, 公斤: 0, g: 3, 克: 3 }

/**
 * How much a GS1 code says there is, as an integer of 10^-scale of `unit`: pieces counted, or a net weight where the unit
 * is one. Undefined when it says nothing that fits.
 */
export function scannedQuantity(gs1: Gs1, item: Pick<Item, 'scale'>, unit: string): number | undefined {
  if (gs1.count !== undefined) return gs1.count * 10 ** item.scale
  const power = weights[unit]
  if (!gs1.kilograms || power === undefined) return undefined
  const { value, scale } = gs1.kilograms
  const quantity = value * 10 ** (power + item.scale - scale)
  return Number.isInteger(quantity) && quantity > 0 ? quantity : undefined
}

/** The line with lot and dates of the code; what the person typed already is left as it is. */
export function withFacts(line: DraftLine, gs1: Gs1): DraftLine {
  const { item } = line
  const dated = item.tracking !== 'none' || item.shelfLifeDays !== undefined
  const made = dated && !line.productionDate ? gs1.productionDate : undefined
  const expires = dated && (!line.expiryDate || !line.ownExpiry) ? gs1.expiryDate : undefined
  return changedLine(line, {
    ...(gs1.lotNo && !line.lotNo ? { lotNo: gs1.lotNo } : {}),
    ...(made ? { productionDate: made } : {}),
    ...(expires ? { expiryDate: expires } : {}),
  })
}
