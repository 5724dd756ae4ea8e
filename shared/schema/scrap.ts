import { By, Fen, Id, Instant, PositiveQuantity, Text } from './common'
import { ControlledClass, ItemBrief } from './masterdata'
import { Photo } from './photo'
import { LotFacts } from './requisition'
import { Reversed } from './reversal'
import { LotStatus } from './stock'
import * as z from 'zod/mini'

/** requested 待审批 · approved 待处置 · rejected 已驳回 · withdrawn 已撤回 · scrapped 已报废 · reversed 已冲销 */
export const ScrapStatus = z.enum(['requested', 'approved', 'rejected', 'withdrawn', 'scrapped', 'reversed'])
export type ScrapStatus = z.infer<typeof ScrapStatus>

/** Why goods are worth nothing any more; the Chinese words are in `shared/domain/scrap.ts`. */
export const ScrapReason = z.enum([
  'expired',
  'damaged',
  'rejected',
  'contaminated',
  'obsolete',
  'recalled',
  'other',
])
export type ScrapReason = z.infer<typeof ScrapReason>

/** destroyed 销毁 · sold 变卖 · hazardousWaste 移交危废处置单位 */
export const DisposalMethod = z.enum(['destroyed', 'sold', 'hazardousWaste'])
export type DisposalMethod = z.infer<typeof DisposalMethod>

/** Some of one row of stock, held since the request; `status` is what the row was before. */
export const ScrapLine = z.extend(LotFacts, {
  lineId: z.int(),
  itemId: Id,
  item: z.extend(ItemBrief, { controlled: z.optional(ControlledClass) }),
  locationId: Id,
  status: LotStatus,
  quantity: PositiveQuantity,
  /** Book value. Always stored; left out where it is shown to somebody who may not see cost. */
  valueFen: z.optional(Fen),
})
export type ScrapLine = z.infer<typeof ScrapLine>

export const ScrapStep = z.object({
  action: z.enum(['request', 'approve', 'reject', 'withdraw', 'dispose']),
  by: By,
  at: Instant,
  comment: z.optional(z.string()),
})
export type ScrapStep = z.infer<typeof ScrapStep>

/** How the goods left the world, and who saw it. */
export const Disposal = z.object({
  method: DisposalMethod,
  /** The buyer, or the licensed company that took hazardous waste. */
  recipient: z.optional(Text(60)),
  /** Number of the transfer note or of the contract. */
  documentNo: z.optional(Text(60)),
  proceedsFen: z.optional(Fen),
  witness: z.optional(By),
  /** The witness's handwritten signature. */
  signature: z.optional(Photo),
  note: z.optional(z.string()),
  photos: z.array(Photo),
  by: By,
  at: Instant,
})
export type Disposal = z.infer<typeof Disposal>

/** Goods to be written off (报废单); `_id` is its number, such as `BF20261122-0001`. */
export const Scrap = z.object({
  _id: Id,
  status: ScrapStatus,
  warehouseId: Id,
  warehouseName: Text(60),
  reason: ScrapReason,
  note: z.optional(z.string()),
  photos: z.array(Photo),
  lines: z.array(ScrapLine).check(z.minLength(1)),
  valueFen: z.optional(Fen),
  requester: By,
  /** Who may decide besides the administrators. */
  approverIds: z.array(Id),
  approverNames: z.array(z.string()),
  history: z.array(ScrapStep),
  disposal: z.optional(Disposal),
  reversed: z.optional(Reversed),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Scrap = z.infer<typeof Scrap>
