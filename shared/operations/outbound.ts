import { MAX_PICKS } from '../domain/issue'
import { Id, OptionalText, PositiveQuantity, Text } from '../schema/common'
import { ControlledClass } from '../schema/masterdata'
import { Substitute } from '../schema/requisition'
import * as z from 'zod/mini'
import { operation } from './define'
import { CheckView, outboundCheck } from './outbound-check'
import { outboundDirect } from './outbound-direct'
import { IdNumber, SignatureImage } from './outbound-input'
import { outboundRest } from './outbound-rest'
import { PickLine } from './pick-line'
import { RequisitionRow, RequisitionView } from './requisition'

export { PickLine }

const IssueInput = z.strictObject({
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
      .check(z.minLength(1), z.maxLength(60)),
  ),
  overrideReason: OptionalText(200),
  /** Who took it, when not the requester. */
  receivedBy: OptionalText(30),
  /** Required for controlled items. */
  signature: z.optional(SignatureImage),
  idNumber: z.optional(IdNumber),
  /** Consignment note or vehicle, of what is sent out. */
  trackingNo: OptionalText(60),
  /** Why what is then still open is closed; left out, it stays as back-order. */
  closeReason: z.optional(Text(200)),
})

export const outbound = {
  'outbound.pickList': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '拣货单：按先进先出（或先到期先出）推荐批次并说明理由，按走货顺序排列',
    input: z.strictObject({ requisitionId: Id }),
    output: z.object({
      requisition: RequisitionRow,
      lines: z.array(PickLine),
      /** Substitutes that were proposed and wait for the requester. */
      substitutes: z.array(Substitute),
      /** What the organisation demands of controlled goods. */
      controlled: z.object({ idCheck: z.boolean(), twoPeople: z.array(ControlledClass) }),
    }),
  }),
  'outbound.issue': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '出库：按拣货单发放并记账；换批要写原因',
    input: IssueInput,
    output: z.extend(RequisitionView, { issueNo: Id }),
  }),
  'outbound.prepare': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '提交复核：管控物资拣好、签好字，等另一人核对后发放',
    input: IssueInput,
    output: CheckView,
  }),
  'outbound.signature': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一次出库的领用人签字图片地址',
    input: z.strictObject({ requisitionId: Id, issueNo: Id }),
    output: z.object({ url: z.string(), sha256: z.string() }),
  }),
  ...outboundCheck,
  ...outboundDirect,
  ...outboundRest,
}
