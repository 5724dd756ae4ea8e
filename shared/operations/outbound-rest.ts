import { Id, pageOf, PageInput, PositiveQuantity, Quantity, Text } from '../schema/common'
import { CountRequest } from '../schema/count-request'
import * as z from 'zod/mini'
import { operation } from './define'
import { RequisitionView } from './requisition'

export const outboundRest = {
  'outbound.reportShort': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '登记货架少货：缺的冻结待盘点，不再派人去拿',
    input: z.strictObject({
      itemId: Id,
      lotId: Id,
      locationId: Id,
      /** What really lies there, in the smallest step. */
      found: Quantity,
      reason: Text(200),
      /** The line that was being picked. */
      for: z.optional(z.strictObject({ requisitionId: Id, lineId: z.int() })),
    }),
    output: CountRequest,
  }),
  'outbound.countRequests': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '待盘点的库位：拣货时发现比账上少的',
    input: z.strictObject({ warehouseId: z.optional(Id), itemId: z.optional(Id), ...PageInput }),
    output: pageOf(CountRequest),
  }),
  'outbound.closeRest': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '关闭没发的：由仓管员或申请人说明原因，预留随之结束',
    input: z.strictObject({
      requisitionId: Id,
      reason: Text(200),
      /** Left out, every line that is still open. */
      lineIds: z.optional(z.array(z.int()).check(z.minLength(1), z.maxLength(60))),
    }),
    output: RequisitionView,
  }),
  'outbound.renewPromise': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '重新预留：欠发的物资有货了，再为申请留 7 天',
    input: z.strictObject({ requisitionId: Id }),
    output: RequisitionView,
  }),
  'outbound.proposeSubstitute': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '提议替代：缺货的换成别的物资，等申请人同意',
    input: z.strictObject({
      requisitionId: Id,
      lineId: z.int(),
      itemId: Id,
      /** Integer of 10^-scale of `unit`. */
      quantity: PositiveQuantity,
      unit: z.optional(Text(10)),
      /** How much of the line it stands in for, in its smallest step; left out, all that is open. */
      covers: z.optional(PositiveQuantity),
      reason: Text(200),
    }),
    output: RequisitionView,
  }),
  'outbound.cancelSubstitute': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '收回替代提议',
    input: z.strictObject({ requisitionId: Id, substituteId: z.int() }),
    output: RequisitionView,
  }),
}
