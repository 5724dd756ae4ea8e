import type { ControlledClass, IssuePolicy, ItemCore } from '../../../shared/schema/masterdata'
import type * as z from 'zod/mini'

export interface Extra {
  /** Decimal places, for what is measured. */
  scale?: number
  shelfLifeDays?: number
  controlled?: z.infer<typeof ControlledClass>
  /** Further warehouses that keep some of it. */
  also?: string[]
}

/**
 * name, specification, base unit, further units (`盒=12,箱=144`, `瓶=1/2`), price of one base unit in yuan,
 * what one request asks for (base units), how often it is asked for (1 seldom … 5 daily), the rest.
 */
export type Row = [string, string, string, string, number, number, number, Extra?]

/** Items that share shelf, supplier and rules. An item's code is the prefix and its place: add rows at the end only. */
export interface ItemGroup {
  prefix: string
  warehouseId: string
  zone: string
  categoryId: string
  supplierIds: string[]
  policy: IssuePolicy
  tracking: ItemCore['tracking']
  shelfLifeDays?: number
  controlled?: z.infer<typeof ControlledClass>
  rows: Row[]
}
