import {
  Day,
  Fen,
  Id,
  Instant,
  OptionalText,
  pageOf,
  PageInput,
  PositiveQuantity,
  Quantity,
} from '../schema/common'
import { ControlledClass, Item, ItemBrief, IssuePolicy, Unit } from '../schema/masterdata'
import { LotStatus } from '../schema/stock'
import * as z from 'zod/mini'
import { operation } from './define'

export const StockRow = z.object({
  stockId: Id,
  warehouseId: Id,
  warehouseName: z.string(),
  itemId: Id,
  item: z.extend(ItemBrief, {
    categoryId: Id,
    units: z.array(Unit),
    policy: IssuePolicy,
    controlled: z.optional(ControlledClass),
  }),
  onHand: Quantity,
  reserved: Quantity,
  /** What a new request may count on: eligible lots less promises. */
  available: Quantity,
  minimum: z.optional(Quantity),
  level: z.enum(['normal', 'low', 'out']),
  nearestExpiry: z.nullable(Day),
  expiry: z.enum(['none', 'fine', 'soon', 'expired']),
  /** What lies there past its expiry day; absent when nothing does. */
  expired: z.optional(PositiveQuantity),
  /** Only for those who answer for it. */
  valueFen: z.optional(Fen),
})
export type StockRow = z.infer<typeof StockRow>

export const LotRow = z.object({
  lotId: Id,
  lotNo: z.optional(z.string()),
  serialNo: z.optional(z.string()),
  /** Only for those who answer for the stock. */
  supplierId: z.optional(Id),
  locationId: Id,
  location: z.string(),
  status: LotStatus,
  quantity: PositiveQuantity,
  receivedAt: Instant,
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
  /** Whole days until the expiry day; negative when past. */
  daysLeft: z.optional(z.int()),
  expiry: z.enum(['none', 'fine', 'soon', 'expired']),
  valueFen: z.optional(Fen),
})
export type LotRow = z.infer<typeof LotRow>

export const Movement = z.object({
  entryId: z.string(),
  at: Instant,
  operation: z.string(),
  /** Positive in, negative out, in the item's smallest step. */
  change: z.int(),
  warehouseId: Id,
  warehouseName: z.string(),
  lots: z.array(z.object({ lotId: Id, quantity: PositiveQuantity, location: z.string() })),
  /** Where from or where to, as people name it. */
  counterpart: z.string(),
  actorName: z.string(),
  document: z.object({ type: z.string(), id: Id }),
})
export type Movement = z.infer<typeof Movement>

export const stock = {
  'stock.query': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '库存列表；空条件返回我能看到的第一页',
    input: z.strictObject({
      q: OptionalText(60),
      warehouseId: z.optional(Id),
      /** A category stands for those under it too. */
      categoryId: z.optional(Id),
      /** Only these items: a basket, favourites. */
      itemIds: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(100))),
      filter: z.optional(z.enum(['low', 'out', 'expiring', 'expired', 'inStock'])),
      ...PageInput,
    }),
    output: pageOf(StockRow),
  }),
  'stock.item': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一种物资在各仓库的库存和批次',
    input: z.strictObject({ itemId: Id }),
    output: z.object({
      item: Item,
      stocks: z.array(
        z.extend(StockRow, {
          lots: z.array(LotRow),
          /** Lots that the caller is counting blind: how much lies there is not said. */
          hiddenLots: z.array(z.omit(LotRow, { quantity: true, valueFen: true })),
        }),
      ),
    }),
  }),
  'stock.movements': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一种物资的收发流水，最近的在前',
    input: z.strictObject({ itemId: Id, warehouseId: z.optional(Id), ...PageInput }),
    output: pageOf(Movement),
  }),
}
