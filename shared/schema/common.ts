import './jitless'
import * as z from 'zod/mini'

/** Identifier of a document: letters, digits and `-_:.`, as they appear in links and scanned codes. */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_:.-]{0,79}$/))

/** Made by the client before it sends; the same id is the same command, whatever the network does. */
export const RequestId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/))

/** UTC instant, ISO 8601 with milliseconds: sorts as text in the order of time. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/))

/** Calendar day `YYYY-MM-DD` (Asia/Shanghai where it is a business day); days that do not exist are refused. */
export const Day = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\d$/),
  z.refine((day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)),
)

/** Largest quantity of one line or lot, in the item's smallest step: sums of thousands of lots stay exact. */
export const MAX_QUANTITY = 1_000_000_000

/** Integer of the item's smallest step: 10^-scale of the base unit. */
export const Quantity = z.int().check(z.gte(0), z.lte(MAX_QUANTITY))
export const PositiveQuantity = z.int().check(z.gte(1), z.lte(MAX_QUANTITY))

/** Money in integer fen. */
export const Fen = z.int().check(z.gte(0))

export const Text = (maximum: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(maximum))
export const OptionalText = (maximum: number) => z.optional(z.string().check(z.trim(), z.maxLength(maximum)))

export const Status = z.enum(['active', 'disabled'])

/** A page of a long list: pass `nextCursor` back as `cursor` to go on; null at the end. */
export const PageInput = {
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.int().check(z.gte(1), z.lte(100))),
}
export const pageOf = <T extends z.core.SomeType>(row: T) =>
  z.object({ rows: z.array(row), nextCursor: z.nullable(z.string()) })

/** Who did it, with the name of that day. */
export const By = z.object({ id: Id, name: z.string() })
export type By = z.infer<typeof By>
