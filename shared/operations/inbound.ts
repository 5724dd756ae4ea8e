import { Day, Fen, Id, OptionalText, pageOf, PageInput, PositiveQuantity, Text } from '../schema/common'
import { Receipt } from '../schema/receipt'
import * as z from 'zod/mini'
import { operation } from './define'

const ReceiveLine = z.strictObject({
  itemId: Id,
  /** Integer of 10^-scale of `unit`. */
  quantity: PositiveQuantity,
  /** One of the item's units; left out, its base unit. */
  unit: z.optional(Text(10)),
  lotNo: OptionalText(40),
  productionDate: z.optional(Day),
  /** Left out, it is computed from production date and shelf life. */
  expiryDate: z.optional(Day),
  /** `"<warehouseId>:<code>"` of a location in a qualified zone. */
  locationId: Id,
  /** Price of one `unit`; left out, the item's reference price. */
  unitPriceFen: z.optional(Fen.check(z.lte(1_000_000_000))),
})

export const ReceiptView = z.extend(Receipt, { warehouseName: z.string() })
export type ReceiptView = z.infer<typeof ReceiptView>

export const inbound = {
  'inbound.receive': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '采购入库：每行生成一个批次并立即记账',
    input: z.strictObject({
      warehouseId: Id,
      supplierId: z.optional(Id),
      deliveryNote: OptionalText(60),
      note: OptionalText(200),
      lines: z.array(ReceiveLine).check(z.minLength(1), z.maxLength(30)),
    }),
    output: ReceiptView,
  }),
  'inbound.get': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一张入库单',
    input: z.strictObject({ receiptId: Id }),
    output: ReceiptView,
  }),
  'inbound.list': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '入库单列表，最近的在前',
    input: z.strictObject({ warehouseId: z.optional(Id), ...PageInput }),
    output: pageOf(ReceiptView),
  }),
}
