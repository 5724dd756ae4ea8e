import { Day, Fen, Id } from '../schema/common'
import * as z from 'zod/mini'
import { operation } from './define'

export const reports = {
  'reports.dashboard': operation({
    kind: 'query',
    roles: ['admin', 'clerk'],
    summary: '看板：收发趋势、库存金额、库存预警',
    input: z.strictObject({
      warehouseId: z.optional(Id),
      days: z.optional(z.union([z.literal(30), z.literal(90), z.literal(180)])),
    }),
    output: z.object({
      from: Day,
      to: Day,
      /** One entry a week (Monday's day) or, for 30 days, a day. */
      trend: z.array(z.object({ day: Day, inFen: Fen, outFen: Fen, receipts: z.int(), issues: z.int() })),
      stockValueFen: Fen,
      itemCount: z.int(),
      alerts: z.object({ low: z.int(), out: z.int(), expiring: z.int(), expired: z.int() }),
      /** How right the books were, over the stocktakes posted in the last 90 days; by percent with one decimal. */
      accuracy: z.object({
        stocktakes: z.int(),
        byLines: z.nullable(z.number()),
        byValue: z.nullable(z.number()),
      }),
      valueByWarehouse: z.array(
        z.object({ warehouseId: Id, name: z.string(), valueFen: Fen, items: z.int() }),
      ),
      topIssued: z.array(
        z.object({
          itemId: Id,
          name: z.string(),
          specification: z.string(),
          unit: z.string(),
          scale: z.int(),
          quantity: z.int(),
          valueFen: Fen,
        }),
      ),
    }),
  }),
}
