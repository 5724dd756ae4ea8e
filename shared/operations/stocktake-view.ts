import { Id, Instant } from '../schema/common'
import { Stocktake } from '../schema/stocktake'
import * as z from 'zod/mini'

/** How far counting is: in lines. `differ` only for those who may see the books. */
export const CountProgress = z.object({
  lines: z.int(),
  counted: z.int(),
  toCount: z.int(),
  toSecond: z.int(),
  toRecount: z.int(),
  differ: z.optional(z.int()),
})
export type CountProgress = z.infer<typeof CountProgress>

/** Progress board (进度): the whole, by area and by person. */
export const CountBoard = z.extend(CountProgress, {
  /** Goods that nobody could name, still open. */
  unknown: z.int(),
  /** Differences without a reason, goods found where the books had none, lines that posting left alone; with the books. */
  undecided: z.optional(z.int()),
  found: z.optional(z.int()),
  stuck: z.optional(z.int()),
  areas: z.array(z.extend(CountProgress, { areaId: z.int(), name: z.string(), mine: z.boolean() })),
  /** Lines that each person counted, the most first, and when last. */
  people: z.array(z.object({ id: Id, name: z.string(), lines: z.int(), lastAt: Instant })),
})
export type CountBoard = z.infer<typeof CountBoard>

/** What the caller may do now. */
export const StocktakeActions = z.object({
  count: z.boolean(),
  assign: z.boolean(),
  finish: z.boolean(),
  reopen: z.boolean(),
  /** See the books, variances and causes, ask for recounts, give reasons. */
  review: z.boolean(),
  submit: z.boolean(),
  decide: z.boolean(),
  /** The long work that is open goes on by `stocktake.advance`. */
  advance: z.boolean(),
  cancel: z.boolean(),
  unfreeze: z.boolean(),
  sign: z.boolean(),
  export: z.boolean(),
})
export type StocktakeActions = z.infer<typeof StocktakeActions>

/** Money in `totals` is left out for those who may not see cost. */
export const StocktakeView = z.object({
  stocktake: Stocktake,
  board: CountBoard,
  actions: StocktakeActions,
  approverNames: z.array(z.string()),
})
export type StocktakeView = z.infer<typeof StocktakeView>
