import { Id, Instant, OptionalText, PositiveQuantity, Quantity, Text } from '../schema/common'
import { ItemBrief } from '../schema/masterdata'
import { LotFacts } from '../schema/requisition'
import * as z from 'zod/mini'
import { operation } from './define'
import { ReceiptView } from './inbound'
import { BackInput } from './loan'

/** One lot of an issue, by its position in it from 1. */
export const IssuedPick = z.extend(LotFacts, {
  pick: z.int(),
  itemId: Id,
  item: ItemBrief,
  /** Who has it, where one issue went to several departments. */
  departmentName: z.optional(z.string()),
  locationId: Id,
  quantity: PositiveQuantity,
  /** What is still with who took it: more cannot come back. */
  left: Quantity,
})
export type IssuedPick = z.infer<typeof IssuedPick>

export const goodsBack = {
  'inbound.issuedGoods': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '一次出库发了哪些批次，还能退回多少',
    input: z.strictObject({ issueNo: Id }),
    output: z.object({
      document: z.object({ type: z.enum(['requisition', 'directIssue']), id: Id }),
      issueNo: Id,
      warehouseId: Id,
      warehouseName: z.string(),
      fromName: z.string(),
      issuedAt: Instant,
      picks: z.array(IssuedPick),
    }),
  }),
  'inbound.returnIssued': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '退库：发出去没用完的收回来，按原批次上架，冲减领用；生成退库单',
    input: z.strictObject({
      issueNo: Id,
      reason: Text(200),
      returnedBy: OptionalText(30),
      lines: z.array(z.strictObject({ pick: z.int(), ...BackInput })).check(z.minLength(1), z.maxLength(60)),
    }),
    output: ReceiptView,
  }),
}
