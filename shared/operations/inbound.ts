import {
  Day,
  Fen,
  Id,
  Instant,
  OptionalText,
  pageOf,
  PageInput,
  PositiveQuantity,
  Text,
} from '../schema/common'
import { manualKinds } from '../domain/receipt-kind'
import { ZoneKind } from '../schema/masterdata'
import { Receipt, ReceiptKind } from '../schema/receipt'
import * as z from 'zod/mini'
import { operation } from './define'
import { inboundOrders } from './inbound-orders'

/** As people type it: full-width letters and digits of a Chinese keyboard are the same number. */
const DeliveryNote = z.string().check(z.normalize('NFKC'), z.trim(), z.maxLength(60))

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
  /** `"<warehouseId>:<code>"` of a location in a qualified zone; in the 待检 zone for what must be inspected first. */
  locationId: Id,
  /** Price of one `unit`; left out, the order's, else the item's reference price. */
  unitPriceFen: z.optional(Fen.check(z.lte(1_000_000_000))),
  /** Serial number of each piece, where the item is tracked by them. */
  serials: z.optional(z.array(Text(40)).check(z.maxLength(200))),
  /** Line of the order that is delivered. */
  orderLineId: z.optional(z.int()),
})

export const ReceiptView = z.extend(Receipt, { warehouseName: z.string() })
export type ReceiptView = z.infer<typeof ReceiptView>

/** An earlier receipt with the same delivery note of the same supplier. */
export const EarlierReceipt = z.object({
  receiptId: Id,
  receivedAt: Instant,
  receivedBy: z.string(),
  warehouseName: z.string(),
})
export type EarlierReceipt = z.infer<typeof EarlierReceipt>

const Proposal = z.object({ locationId: Id, code: z.string(), reason: z.string() })

export const inbound = {
  'inbound.receive': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '入库：采购、捐赠、期初或盘盈，每行生成一个批次并立即记账',
    input: z.strictObject({
      /** Left out, a purchase. */
      kind: z.optional(z.enum(manualKinds)),
      warehouseId: Id,
      supplierId: z.optional(Id),
      /** The purchase order that is delivered; then every line names a line of it. */
      orderId: z.optional(Id),
      /** Who gave it; for a donation. */
      donor: OptionalText(60),
      /** Why there is more than the books said; for a surplus. */
      reason: OptionalText(200),
      deliveryNote: z.optional(DeliveryNote),
      /** Receives although the supplier's delivery note has been received before. */
      confirmDuplicate: z.optional(z.boolean()),
      note: OptionalText(200),
      lines: z.array(ReceiveLine).check(z.minLength(1), z.maxLength(30)),
    }),
    output: ReceiptView,
  }),
  'inbound.checkDeliveryNote': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '这家供应商的这张送货单是否已经收过',
    input: z.strictObject({ supplierId: Id, deliveryNote: DeliveryNote.check(z.minLength(1)) }),
    output: z.object({ earlier: z.nullable(EarlierReceipt) }),
  }),
  'inbound.proposeLocations': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '推荐库位：同种物资、有空位、走货最近，并说明理由',
    input: z.strictObject({
      warehouseId: Id,
      itemId: Id,
      /** Lots to place: pieces of serial-numbered goods; left out, one. */
      lots: z.optional(z.int().check(z.gte(1), z.lte(200))),
      kind: z.optional(z.enum(manualKinds)),
      supplierId: z.optional(Id),
      /** Left out, where goods of this kind and supplier must go when they arrive. */
      zone: z.optional(ZoneKind),
      /** Places that other goods of the same delivery go to already. */
      taken: z.optional(z.array(Id).check(z.maxLength(30))),
    }),
    output: z.object({
      zone: ZoneKind,
      /** Whether the goods must be inspected before they can be used. */
      inspect: z.boolean(),
      /** The best first; empty when every place is full. */
      proposals: z.array(Proposal),
    }),
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
    input: z.strictObject({ warehouseId: z.optional(Id), kind: z.optional(ReceiptKind), ...PageInput }),
    output: pageOf(ReceiptView),
  }),
  ...inboundOrders,
}
