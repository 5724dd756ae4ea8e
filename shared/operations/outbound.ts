import { Day, Id, Instant, OptionalText, PositiveQuantity, Quantity } from '../schema/common'
import { MAX_PICKS } from '../domain/issue'
import { ItemBrief, ControlledClass } from '../schema/masterdata'
import * as z from 'zod/mini'
import { operation } from './define'
import { RequisitionRow, RequisitionView } from './requisition'

const PickLot = z.object({
  lotId: Id,
  lotNo: z.optional(z.string()),
  locationId: Id,
  location: z.string(),
  receivedAt: Instant,
  expiryDate: z.optional(Day),
  /** What the row holds. */
  onHand: PositiveQuantity,
})

export const PickLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: z.extend(ItemBrief, { controlled: z.optional(ControlledClass) }),
  barcodes: z.array(z.string()),
  /** Approved and not yet issued. */
  openQuantity: Quantity,
  /** Lots to take, in the order of the policy, each with the reason in Chinese. */
  picks: z.array(z.extend(PickLot, { quantity: PositiveQuantity, reason: z.string() })),
  passedOver: z.array(z.extend(PickLot, { reason: z.string(), usable: z.boolean() })),
  /** What stock cannot cover. */
  shortage: Quantity,
})
export type PickLine = z.infer<typeof PickLine>

export const outbound = {
  'outbound.pickList': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '拣货单：按先进先出（或先到期先出）推荐批次并说明理由，按走货顺序排列',
    input: z.strictObject({ requisitionId: Id }),
    output: z.object({ requisition: RequisitionRow, lines: z.array(PickLine) }),
  }),
  'outbound.issue': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '出库：按拣货单发放并记账；换批要写原因',
    input: z.strictObject({
      requisitionId: Id,
      /** Left out, every open line is issued in full by the proposal. */
      lines: z.optional(
        z
          .array(
            z.strictObject({
              lineId: z.int(),
              /** Left out, the proposal for the open quantity. */
              picks: z.optional(
                z
                  .array(z.strictObject({ lotId: Id, locationId: Id, quantity: PositiveQuantity }))
                  .check(z.minLength(1), z.maxLength(MAX_PICKS)),
              ),
            }),
          )
          .check(z.minLength(1), z.maxLength(30)),
      ),
      overrideReason: OptionalText(200),
      /** Who took it, when not the requester. */
      receivedBy: OptionalText(30),
      /** The recipient's handwritten signature: a PNG in base64, at most 200 KB. Required for controlled items. */
      signature: z.optional(z.string().check(z.maxLength(280_000))),
    }),
    output: z.extend(RequisitionView, { issueNo: Id }),
  }),
  'outbound.signature': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一次出库的领用人签字图片地址',
    input: z.strictObject({ requisitionId: Id, issueNo: Id }),
    output: z.object({ url: z.string(), sha256: z.string() }),
  }),
}
