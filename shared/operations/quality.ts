import { Fen, Id, OptionalText, pageOf, PageInput, PositiveQuantity, Quantity, Text } from '../schema/common'
import { Inspection, RejectReason } from '../schema/inspection'
import { ControlledClass, ItemBrief } from '../schema/masterdata'
import { PhotoLink, PhotosInput } from '../schema/photo'
import { DisposalMethod, Scrap, ScrapReason, ScrapStatus } from '../schema/scrap'
import { Lot, LotStatus } from '../schema/stock'
import { Carrier, ReturnReason, SupplierReturn } from '../schema/supplier-return'
import * as z from 'zod/mini'
import { operation } from './define'

export const InspectionView = z.extend(Inspection, { warehouseName: z.string() })
export type InspectionView = z.infer<typeof InspectionView>

export const SupplierReturnView = z.extend(SupplierReturn, { warehouseName: z.string() })
export type SupplierReturnView = z.infer<typeof SupplierReturnView>

export const ScrapView = z.object({
  scrap: Scrap,
  actions: z.object({ decide: z.boolean(), withdraw: z.boolean(), dispose: z.boolean() }),
})
export type ScrapView = z.infer<typeof ScrapView>

/** One row of stock that may go back to the supplier or be scrapped. */
export const StockPart = z.extend(z.omit(Lot, { valueFen: true }), {
  itemId: Id,
  item: z.extend(ItemBrief, { controlled: z.optional(ControlledClass) }),
  location: z.string(),
  expired: z.boolean(),
  supplierName: z.optional(z.string()),
})
export type StockPart = z.infer<typeof StockPart>

const Parts = z
  .array(
    z.strictObject({
      itemId: Id,
      lotId: Id,
      locationId: Id,
      status: LotStatus,
      quantity: PositiveQuantity,
    }),
  )
  .check(z.minLength(1), z.maxLength(30))

/** Links of all photos of a document, by the hash that the document names. */
const Pictures = z.array(PhotoLink)

export const quality = {
  'quality.inspections': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '质检单列表：待质检、待上架、已完成，最近的在前',
    input: z.strictObject({
      view: z.enum(['toJudge', 'toPutAway', 'done', 'all']),
      warehouseId: z.optional(Id),
      itemId: z.optional(Id),
      ...PageInput,
    }),
    output: pageOf(InspectionView),
  }),
  'quality.inspection': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一张质检单，连同照片和默认的不合格库位',
    input: z.strictObject({ inspectionId: Id }),
    output: z.object({
      inspection: InspectionView,
      pictures: Pictures,
      /** Where rejected goods go unless told; left out when the warehouse has no such location. */
      rejectedLocationId: z.optional(Id),
      mayWork: z.boolean(),
    }),
  }),
  'quality.inspect': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '质检：登记合格与不合格数量，不合格的移到不合格区，合格的上架或待上架',
    input: z.strictObject({
      inspectionId: Id,
      lines: z
        .array(
          z.strictObject({
            lineId: z.int(),
            accepted: Quantity,
            rejected: Quantity,
            reason: z.optional(RejectReason),
            note: OptionalText(200),
            photos: z.optional(PhotosInput),
            /** Shelf for the accepted goods; left out, they wait for put-away. */
            acceptedTo: z.optional(Id),
            /** Location of the 不合格 zone; left out, the first one. */
            rejectedTo: z.optional(Id),
          }),
        )
        .check(z.minLength(1), z.maxLength(30)),
    }),
    output: InspectionView,
  }),
  'quality.putAway': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '上架：把质检合格的货从待检区放到货架',
    input: z.strictObject({
      inspectionId: Id,
      lines: z
        .array(z.strictObject({ lineId: z.int(), quantity: PositiveQuantity, locationId: Id }))
        .check(z.minLength(1), z.maxLength(30)),
    }),
    output: InspectionView,
  }),
  'quality.rows': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '可以退货或报废的库存，按物资编码排列',
    input: z.strictObject({
      warehouseId: Id,
      /** `bad`: expired, rejected or frozen. `all` needs an item or words. */
      filter: z.enum(['bad', 'expired', 'rejected', 'frozen', 'all']),
      itemId: z.optional(Id),
      supplierId: z.optional(Id),
      q: OptionalText(60),
      ...PageInput,
    }),
    output: pageOf(StockPart),
  }),
  'quality.returnToSupplier': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '退货：把货退回供应商并记账',
    input: z.strictObject({
      warehouseId: Id,
      supplierId: Id,
      reason: ReturnReason,
      note: OptionalText(200),
      carrier: z.strictObject(Carrier.shape),
      photos: z.optional(PhotosInput),
      parts: Parts,
    }),
    output: SupplierReturnView,
  }),
  'quality.supplierReturns': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '退货单列表，最近的在前',
    input: z.strictObject({ warehouseId: z.optional(Id), ...PageInput }),
    output: pageOf(SupplierReturnView),
  }),
  'quality.supplierReturn': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一张退货单，连同照片',
    input: z.strictObject({ returnId: Id }),
    output: z.object({ supplierReturn: SupplierReturnView, pictures: Pictures }),
  }),
  'quality.requestScrap': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '申请报废：所选库存先封存，等审批',
    input: z.strictObject({
      warehouseId: Id,
      reason: ScrapReason,
      note: OptionalText(200),
      photos: z.optional(PhotosInput),
      parts: Parts,
    }),
    output: ScrapView,
  }),
  'quality.decideScrap': operation({
    kind: 'command',
    roles: ['approver', 'admin'],
    summary: '审批报废：同意或驳回',
    input: z.strictObject({ scrapId: Id, approve: z.boolean(), comment: OptionalText(200) }),
    output: ScrapView,
  }),
  'quality.withdrawScrap': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '撤回自己的报废申请，解除封存',
    input: z.strictObject({ scrapId: Id, comment: OptionalText(200) }),
    output: ScrapView,
  }),
  'quality.disposeScrap': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '报废处置：登记处置方式并记账',
    input: z.strictObject({
      scrapId: Id,
      method: DisposalMethod,
      recipient: OptionalText(60),
      documentNo: OptionalText(60),
      proceedsFen: z.optional(Fen.check(z.lte(100_000_000_000))),
      witnessId: z.optional(Id),
      /** The witness's handwritten signature: a PNG in base64. */
      signature: z.optional(z.string().check(z.maxLength(280_000))),
      note: OptionalText(200),
      photos: z.optional(PhotosInput),
    }),
    output: ScrapView,
  }),
  'quality.scraps': operation({
    kind: 'query',
    roles: ['clerk', 'approver', 'admin'],
    summary: '报废单列表：待我审批、待处置、我的、全部',
    input: z.strictObject({
      view: z.enum(['toDecide', 'toDispose', 'mine', 'all']),
      status: z.optional(ScrapStatus),
      ...PageInput,
    }),
    output: pageOf(Scrap),
  }),
  'quality.scrap': operation({
    kind: 'query',
    roles: ['clerk', 'approver', 'admin'],
    summary: '一张报废单，连同照片和我能做的事',
    input: z.strictObject({ scrapId: Id }),
    output: z.extend(ScrapView, {
      pictures: Pictures,
      signature: z.optional(PhotoLink),
    }),
  }),
  'quality.witnesses': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '可以当监销人的同事',
    input: z.strictObject({ q: OptionalText(30) }),
    output: z.object({
      rows: z.array(z.object({ id: Id, name: Text(30), departmentName: z.string(), title: z.string() })),
    }),
  }),
}
