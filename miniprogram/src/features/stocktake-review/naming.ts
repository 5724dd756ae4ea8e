import type { InputOf } from '@shared/operations'
import type { Item } from '@shared/schema/masterdata'

/** What a reviewer knows of goods that nobody could name. Texts as typed, days `YYYY-MM-DD`; empty where unknown. */
export interface Naming {
  item?: Item
  /** What one counted piece was; empty is the item's own unit. */
  unit: string
  /** Lot number, or the serial number of what is tracked by it. */
  lotNo: string
  productionDate: string
  expiryDate: string
}

export const blankNaming: Naming = { unit: '', lotNo: '', productionDate: '', expiryDate: '' }

/** What is missing or contradicts itself; undefined when nothing does. */
export function namingProblem({ item, lotNo, productionDate, expiryDate }: Naming): string | undefined {
  if (!item) return '请先找到是哪种物资'
  if (item.tracking === 'serial' && !lotNo.trim()) return '这种物资按序列号管理，请填写序列号'
  if (productionDate && expiryDate && productionDate > expiryDate) return '有效期早于生产日期，请核对'
  return undefined
}

/** As the command takes it. */
export function namingInput(
  item: Item,
  { unit, lotNo, productionDate, expiryDate }: Naming,
): InputOf<'stocktake.settleFind'>['as'] {
  return {
    itemId: item._id,
    ...(unit && unit !== item.unit ? { unit } : {}),
    ...(lotNo.trim() ? { [item.tracking === 'serial' ? 'serialNo' : 'lotNo']: lotNo.trim() } : {}),
    ...(productionDate ? { productionDate } : {}),
    ...(expiryDate ? { expiryDate } : {}),
  }
}
