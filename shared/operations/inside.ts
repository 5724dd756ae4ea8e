import { Day, Id, Instant, OptionalText, pageOf, PageInput, PositiveQuantity, Text } from '../schema/common'
import { Adjustment } from '../schema/adjustment'
import { ItemBrief, Location } from '../schema/masterdata'
import { LotStatus } from '../schema/stock'
import * as z from 'zod/mini'
import { operation } from './define'

const rowKey = {
  warehouseId: Id,
  itemId: Id,
  lotId: Id,
  locationId: Id,
}

/** One row at a location, of whatever item. */
export const LocationRow = z.object({
  itemId: Id,
  item: z.extend(ItemBrief, { tracking: z.enum(['none', 'lot', 'serial']) }),
  /** Codes that stand for the item when scanned: its own and its barcodes. */
  codes: z.array(z.string()),
  lotId: Id,
  lotNo: z.optional(z.string()),
  serialNo: z.optional(z.string()),
  status: LotStatus,
  quantity: PositiveQuantity,
  receivedAt: Instant,
  supplierId: z.optional(Id),
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
  expiry: z.enum(['none', 'fine', 'soon', 'expired']),
})
export type LocationRow = z.infer<typeof LocationRow>

/** Changes inside one warehouse: where goods lie, whether they may be used, how they are divided into lots. */
export const inside = {
  'stock.location': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一个库位上放着什么',
    input: z.strictObject({ locationId: Id }),
    output: z.object({
      location: Location,
      warehouseName: z.string(),
      rows: z.array(LocationRow),
      /** Rows that the caller is counting blind: how much lies there is not said. */
      hidden: z.array(z.omit(LocationRow, { quantity: true })),
    }),
  }),
  'stock.move': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '移库：在本库换库位；移到不合格区要写原因',
    input: z.strictObject({
      warehouseId: Id,
      lines: z
        .array(
          z.strictObject({
            itemId: Id,
            lotId: Id,
            fromLocationId: Id,
            /** State of the goods; left out, available. */
            status: z.optional(LotStatus),
            quantity: PositiveQuantity,
            toLocationId: Id,
          }),
        )
        .check(z.minLength(1), z.maxLength(30)),
      reason: OptionalText(200),
      /** Goods promised to others may be withheld. */
      confirmed: z.optional(z.boolean()),
    }),
    output: Adjustment,
  }),
  'stock.changeStatus': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '冻结或解冻：有疑问的货先停发，弄清后再放开',
    input: z.strictObject({
      ...rowKey,
      to: z.enum(['frozen', 'available']),
      /** Left out, all of it. */
      quantity: z.optional(PositiveQuantity),
      reason: Text(200),
      confirmed: z.optional(z.boolean()),
    }),
    output: Adjustment,
  }),
  'stock.splitLot': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '拆批：从一批里分出一部分，单独成批',
    input: z.strictObject({
      ...rowKey,
      status: z.optional(LotStatus),
      quantity: PositiveQuantity,
      /** The maker's number of the new lot; left out, that of the old one. */
      lotNo: OptionalText(40),
      reason: OptionalText(200),
    }),
    output: Adjustment,
  }),
  'stock.mergeLots': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '并批：同一库位相同的批次合成一批，按最早的入库时间算',
    input: z.strictObject({
      warehouseId: Id,
      itemId: Id,
      locationId: Id,
      status: z.optional(LotStatus),
      lotIds: z.array(Id).check(z.minLength(2), z.maxLength(500)),
      reason: OptionalText(200),
    }),
    output: Adjustment,
  }),
  'stock.adjustment': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一张移库、冻结、拆批或并批单',
    input: z.strictObject({ adjustmentId: Id }),
    output: Adjustment,
  }),
  'stock.adjustments': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '库内作业记录，最近的在前',
    input: z.strictObject({ warehouseId: z.optional(Id), ...PageInput }),
    output: pageOf(Adjustment),
  }),
}
