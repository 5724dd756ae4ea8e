import { MAX_DIRECT_LINES, MAX_TARGETS } from '../domain/direct-issue'
import { MAX_PICKS } from '../domain/issue'
import { Id, OptionalText, pageOf, PageInput, PositiveQuantity, Text } from '../schema/common'
import { ControlledClass } from '../schema/masterdata'
import { DirectIssue } from '../schema/direct-issue'
import * as z from 'zod/mini'
import { operation } from './define'
import { PickLine } from './pick-line'
import { IdNumber, SignatureImage } from './outbound-input'
import { CheckView } from './outbound-check'

const Picks = z
  .array(z.strictObject({ lotId: Id, locationId: Id, quantity: PositiveQuantity }))
  .check(z.minLength(1), z.maxLength(MAX_PICKS))

const DirectInput = z.strictObject({
  warehouseId: Id,
  purpose: Text(200),
  targets: z
    .array(
      z.strictObject({
        departmentId: Id,
        /** Who holds serial-numbered pieces from now on; their department must be this one. */
        personId: z.optional(Id),
        /** Who takes the goods over; left out, the person, else the department. */
        receivedBy: OptionalText(30),
        signature: z.optional(SignatureImage),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_TARGETS)),
  lines: z
    .array(
      z.strictObject({
        itemId: Id,
        /** Unit of the quantities; left out, the base unit. Picks are always in the smallest step. */
        unit: z.optional(Text(10)),
        cells: z
          .array(z.strictObject({ departmentId: Id, quantity: PositiveQuantity, picks: z.optional(Picks) }))
          .check(z.minLength(1), z.maxLength(MAX_TARGETS)),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_DIRECT_LINES)),
  overrideReason: OptionalText(200),
  idNumber: z.optional(IdNumber),
})

export const outboundDirect = {
  'outbound.directIssue': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '直接发放：不经申请发给一个或多个部门，一起记账',
    input: DirectInput,
    output: DirectIssue,
  }),
  'outbound.prepareDirect': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '直接发放管控物资：拣好提交复核，另一人核对后发放',
    input: DirectInput,
    output: CheckView,
  }),
  'outbound.directProposal': operation({
    kind: 'query',
    roles: ['clerk'],
    summary: '直接发放的拣货建议：从哪些库位取哪些批次',
    input: z.strictObject({
      warehouseId: Id,
      lines: z
        .array(z.strictObject({ itemId: Id, quantity: PositiveQuantity }))
        .check(z.minLength(1), z.maxLength(MAX_DIRECT_LINES)),
    }),
    output: z.object({
      lines: z.array(PickLine),
      /** What the organisation demands of controlled goods. */
      controlled: z.object({ idCheck: z.boolean(), twoPeople: z.array(ControlledClass) }),
    }),
  }),
  'outbound.getDirect': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一张直接发放单',
    input: z.strictObject({ directIssueId: Id }),
    output: DirectIssue,
  }),
  'outbound.listDirect': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '直接发放单列表，最近的在前',
    input: z.strictObject({ warehouseId: z.optional(Id), ...PageInput }),
    output: pageOf(DirectIssue),
  }),
}
