import { MAX_PICKS } from '../domain/issue'
import { Id, Instant, OptionalText, pageOf, PageInput, PositiveQuantity, Text } from '../schema/common'
import { Transfer, TransferStatus } from '../schema/transfer'
import * as z from 'zod/mini'
import { operation } from './define'
import { PickLine } from './outbound'

export const TransferListRow = z.object({
  transferId: Id,
  status: TransferStatus,
  fromWarehouseId: Id,
  fromWarehouseName: z.string(),
  toWarehouseId: Id,
  toWarehouseName: z.string(),
  reason: z.string(),
  lineCount: z.int(),
  /** First items in words, such as 「中性笔 ×20 支、复印纸 ×5 包」. */
  brief: z.string(),
  /** Whether the caller works at the giving or at the receiving side. */
  mine: z.object({ from: z.boolean(), to: z.boolean() }),
  filedByName: z.string(),
  createdAt: Instant,
  sentAt: z.optional(Instant),
  updatedAt: Instant,
})
export type TransferListRow = z.infer<typeof TransferListRow>

export const TransferView = z.object({
  transfer: Transfer,
  /** What the caller may do now. */
  actions: z.object({
    send: z.boolean(),
    cancel: z.boolean(),
    receive: z.boolean(),
    settle: z.boolean(),
  }),
})
export type TransferView = z.infer<typeof TransferView>

const rowLimit = z.maxLength(MAX_PICKS)

export const transfer = {
  'transfer.create': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '新建调拨单：调出方准备发出，或调入方请求调货',
    input: z.strictObject({
      fromWarehouseId: Id,
      toWarehouseId: Id,
      reason: Text(200),
      lines: z
        .array(
          z.strictObject({
            itemId: Id,
            /** Integer of 10^-scale of `unit`. */
            quantity: PositiveQuantity,
            unit: z.optional(Text(10)),
          }),
        )
        .check(z.minLength(1), z.maxLength(30)),
    }),
    output: TransferView,
  }),
  'transfer.cancel': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '取消还没有发出的调拨单：请求方撤回，或调出方不发',
    input: z.strictObject({ transferId: Id, reason: Text(200) }),
    output: TransferView,
  }),
  'transfer.pickList': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '调拨发出的拣货单：按先进先出（或先到期先出）推荐批次',
    input: z.strictObject({ transferId: Id }),
    output: z.object({ transfer: Transfer, lines: z.array(PickLine) }),
  }),
  'transfer.send': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '调拨发出：货离开调出库，在途等对方收',
    input: z.strictObject({
      transferId: Id,
      /** Left out, every line goes whole by the proposal; a line that is not named does not go. */
      lines: z.optional(
        z
          .array(
            z.strictObject({
              lineId: z.int(),
              picks: z.optional(
                z
                  .array(z.strictObject({ lotId: Id, locationId: Id, quantity: PositiveQuantity }))
                  .check(z.minLength(1), rowLimit),
              ),
            }),
          )
          .check(z.minLength(1), z.maxLength(30)),
      ),
      overrideReason: OptionalText(200),
    }),
    output: TransferView,
  }),
  'transfer.receive': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '调拨收货：到货上架，批次、入库时间和成本不变；破损的进不合格区',
    input: z.strictObject({
      transferId: Id,
      lines: z
        .array(
          z.strictObject({
            rowId: z.int(),
            /** In the item's smallest step. */
            quantity: PositiveQuantity,
            locationId: Id,
            damaged: z.optional(z.boolean()),
          }),
        )
        .check(z.minLength(1), rowLimit),
      note: OptionalText(200),
    }),
    output: z.extend(TransferView, { receiptId: Id }),
  }),
  'transfer.settle': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '结清没有收到的货：按损失核销，或退回调出库',
    input: z.strictObject({
      transferId: Id,
      outcome: z.enum(['loss', 'return']),
      /** Left out, all that is still on its way, back to where it came from. */
      rows: z.optional(
        z
          .array(z.strictObject({ rowId: z.int(), quantity: PositiveQuantity, locationId: z.optional(Id) }))
          .check(z.minLength(1), rowLimit),
      ),
      reason: Text(200),
    }),
    output: TransferView,
  }),
  'transfer.warehouses': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '可以互相调拨的仓库；mine 表示是否归我管',
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(z.object({ _id: Id, name: z.string(), branch: z.string(), mine: z.boolean() })),
    }),
  }),
  'transfer.get': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一张调拨单和我能做的事',
    input: z.strictObject({ transferId: Id }),
    output: TransferView,
  }),
  'transfer.list': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '调拨单列表：等我发出、等我收货、我发出的在途、全部',
    input: z.strictObject({ view: z.enum(['toSend', 'toReceive', 'onTheWay', 'all']), ...PageInput }),
    output: pageOf(TransferListRow),
  }),
}
