import { Day, Id, OptionalText, PositiveQuantity, Text } from '../schema/common'
import { PhotoLink, PhotosInput } from '../schema/photo'
import * as z from 'zod/mini'
import { operation } from './define'
import { RequisitionView } from './requisition'

export const acceptance = {
  'outbound.accept': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '外发签收：对方收到多少、差在哪里；申请人或仓管员登记',
    input: z.strictObject({
      requisitionId: Id,
      issueNo: Id,
      /** Who took it over at the other end. */
      acceptedBy: Text(30),
      /** Left out, today. */
      acceptedOn: z.optional(Day),
      /** Lines that did not arrive as they were sent; left out, everything did. */
      differences: z.optional(
        z
          .array(
            z.strictObject({
              lineId: z.int(),
              quantity: PositiveQuantity,
              reason: Text(200),
              outcome: z.enum(['lost', 'comingBack']),
            }),
          )
          .check(z.maxLength(30)),
      ),
      note: OptionalText(200),
      photos: z.optional(PhotosInput),
      /** The recipient's handwritten signature: a PNG in base64. */
      signature: z.optional(z.string().check(z.maxLength(280_000))),
    }),
    output: RequisitionView,
  }),
  'outbound.acceptancePhotos': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一次外发签收的照片地址',
    input: z.strictObject({ requisitionId: Id, issueNo: Id }),
    output: z.object({ photos: z.array(PhotoLink), signatureUrl: z.optional(z.string()) }),
  }),
}
