import { Day, Fen, Id, Instant, PositiveQuantity, Quantity } from './common'
import { ItemCore } from './masterdata'
import * as z from 'zod/mini'

/**
 * available 可用 · inspection 待检 · frozen 冻结 · rejected 不合格 · condemned 待报废: held by one scrap request, which alone
 * moves it on (`shared/domain/scrap.ts`).
 */
export const LotStatus = z.enum(['available', 'inspection', 'frozen', 'rejected', 'condemned'])
export type LotStatus = z.infer<typeof LotStatus>

/**
 * One row of a lot at one location in one status: these three are its key. Rows at zero are dropped; `valueFen` is what
 * is left of the cost. A serial-numbered piece is a lot of its own, whose id is that of its asset.
 */
export const Lot = z.object({
  lotId: Id,
  lotNo: z.optional(z.string()),
  serialNo: z.optional(z.string()),
  /** Who delivered it, for a return to the supplier. */
  supplierId: z.optional(Id),
  locationId: Id,
  status: LotStatus,
  quantity: PositiveQuantity,
  receivedAt: Instant,
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
  valueFen: Fen,
})
export type Lot = z.infer<typeof Lot>

/** Promised at approval to one requisition line, until it is issued or `until` passes. */
export const Reservation = z.object({
  requisitionId: Id,
  lineId: z.int(),
  quantity: PositiveQuantity,
  until: Instant,
})
export type Reservation = z.infer<typeof Reservation>

/** Everything that a decision about one item in one warehouse needs: `_id = "<warehouseId>:<itemId>"`. */
export const Stock = z.object({
  _id: Id,
  warehouseId: Id,
  itemId: Id,
  item: ItemCore,
  lots: z.array(Lot),
  reservations: z.array(Reservation),
  onHand: Quantity,
  reserved: Quantity,
  valueFen: Fen,
  minimum: z.optional(Quantity),
  /** Whether `onHand` is under `minimum`: stored, so that a query can ask for it. */
  belowMinimum: z.boolean(),
  /** Earliest expiry among the available lots; null when none expires. */
  nearestExpiry: z.nullable(Day),
  /** Grows by one with every change: the position that counts and rebasing refer to. */
  version: z.int(),
  /** Numbers of the stocktakes that keep an area from moving (`frozenAreas`). */
  frozenBy: z.optional(z.array(Id)),
  updatedAt: Instant,
})
export type Stock = z.infer<typeof Stock>

/** A business number's counter, `_id` = prefix and business day. */
export const Counter = z.object({ _id: z.string(), value: z.int() })
export type Counter = z.infer<typeof Counter>
