import { Id, OptionalText, pageOf, PageInput, Quantity, Text } from '../schema/common'
import { DocumentLink } from '../schema/journal'
import { Category, Department, Item, ItemBrief, Location, Supplier, Warehouse } from '../schema/masterdata'
import * as z from 'zod/mini'
import { operation } from './define'

const list = <T extends z.core.SomeType>(row: T) => z.object({ rows: z.array(row) })

/** What a scanned or typed code stands for. */
export const Resolved = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('item'),
    item: Item,
    /** Unit that the scanned barcode is printed on. */
    unit: Text(10),
    /** The GS1 code that named it, with the lot, dates or serial number that it carries. */
    gs1: z.optional(z.string()),
    /** Where the caller may see it: stock by warehouse. */
    stocks: z.array(
      z.object({ warehouseId: Id, warehouseName: z.string(), onHand: Quantity, available: Quantity }),
    ),
    /** For its clerk: whether some of it stands in the 待检 zone, to be judged or to be put away. */
    waiting: z.optional(z.object({ toJudge: z.boolean(), toPutAway: z.boolean() })),
  }),
  z.object({
    kind: z.literal('location'),
    location: Location,
    warehouseName: z.string(),
    /** Stocktakes in which the caller is to count what lies there. */
    counts: z.optional(z.array(z.object({ stocktakeId: Id, name: z.string() }))),
  }),
  z.object({
    kind: z.literal('requisition'),
    requisitionId: Id,
    state: z.string(),
    /** The issue of it whose number was scanned. */
    issueNo: z.optional(Id),
    /** Something of it was sent out and waits to be accepted. */
    waitsAcceptance: z.optional(z.boolean()),
  }),
  z.object({
    kind: z.literal('loan'),
    loanId: Id,
    state: z.string(),
    borrowerName: z.string(),
    brief: z.string(),
    /** Whether the caller may take it back now. */
    mayReturn: z.boolean(),
  }),
  z.object({ kind: z.literal('receipt'), receiptId: Id }),
  z.object({
    kind: z.literal('transfer'),
    transferId: Id,
    state: z.string(),
    /** What waits for the caller's side. */
    next: z.optional(z.enum(['send', 'receive'])),
  }),
  z.object({
    kind: z.literal('stocktake'),
    stocktakeId: Id,
    name: z.string(),
    state: z.string(),
    /** Whether the caller may count in it now. */
    mayCount: z.boolean(),
  }),
  z.object({ kind: z.literal('adjustment'), adjustmentId: Id, name: z.string(), state: z.string() }),
  z.object({
    kind: z.literal('purchaseOrder'),
    orderId: Id,
    supplierName: z.string(),
    state: z.string(),
    /** Whether the caller may receive on it now. */
    mayReceive: z.boolean(),
  }),
  z.object({ kind: z.literal('directIssue'), directIssueId: Id, whom: z.string() }),
  z.object({ kind: z.literal('issueCheck'), checkId: Id, waits: z.boolean() }),
  z.object({
    kind: z.literal('asset'),
    assetId: Id,
    serialNo: z.string(),
    item: ItemBrief,
    /** 在库, 在用, …, and where it is or who has it. */
    state: z.string(),
    where: z.string(),
    /** What the caller may do with it, beside looking. */
    may: z.object({ handOver: z.boolean(), confirm: z.boolean() }),
    /** For the clerk: the document that handed it out, where its return begins. */
    handedOutBy: z.optional(DocumentLink),
  }),
  /** Any other numbered document that has a page of its own. */
  z.object({
    kind: z.literal('document'),
    document: DocumentLink,
    title: z.string(),
    state: z.optional(z.string()),
  }),
])
export type Resolved = z.infer<typeof Resolved>

export const masterdata = {
  'masterdata.resolveCode': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '识别扫到的码：物资条码、库位码、单据号',
    input: z.strictObject({ code: Text(200) }),
    output: Resolved,
  }),
  'masterdata.searchItems': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '按名称、拼音首字母、编码或条码查物资',
    input: z.strictObject({ q: OptionalText(60), categoryId: z.optional(Id), ...PageInput }),
    output: pageOf(Item),
  }),
  'masterdata.item': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一种物资的资料',
    input: z.strictObject({ itemId: Id }),
    output: Item,
  }),
  'masterdata.listCategories': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '物资分类；给出仓库时只有该库有物资的分类及其上级',
    /** `used`: only those that items are in, and what is above them. */
    input: z.strictObject({ warehouseId: z.optional(Id), used: z.optional(z.boolean()) }),
    output: list(Category),
  }),
  'masterdata.listWarehouses': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '看得到的仓库；mine 表示是否归我管',
    /** `includeDisabled` is for administrators. */
    input: z.strictObject({ includeDisabled: z.optional(z.boolean()) }),
    output: list(z.extend(Warehouse, { mine: z.boolean() })),
  }),
  'masterdata.listLocations': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一个仓库的库位，按走货顺序',
    input: z.strictObject({ warehouseId: Id, q: OptionalText(40) }),
    output: list(Location),
  }),
  'masterdata.listSuppliers': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '供应商：按名称、拼音首字母、编号查',
    /** `includeDisabled` is for administrators. */
    input: z.strictObject({ q: OptionalText(40), includeDisabled: z.optional(z.boolean()) }),
    output: list(Supplier),
  }),
  'masterdata.listDepartments': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '部门',
    input: z.strictObject({}),
    output: list(Department),
  }),
}
