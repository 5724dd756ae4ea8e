import { By, Day, Fen, Id, Instant, OptionalText, Text } from './common'
import { Photo } from './photo'
import * as z from 'zod/mini'

/** periodic 定期 · cycle 循环 · adhoc 临时 */
export const StocktakeKind = z.enum(['periodic', 'cycle', 'adhoc'])
export type StocktakeKind = z.infer<typeof StocktakeKind>

/**
 * opening 生成明细中 · counting 盘点中 · reviewing 复核中 · approving 待审批 · posting 过账中 · posted 已过账 ·
 * cancelled 已取消
 */
export const StocktakeStatus = z.enum([
  'opening',
  'counting',
  'reviewing',
  'approving',
  'posting',
  'posted',
  'cancelled',
])
export type StocktakeStatus = z.infer<typeof StocktakeStatus>

/** Share of the warehouse's value: A the few items that make up most of it, C the many that make up little. */
export const ValueClass = z.enum(['A', 'B', 'C'])
export type ValueClass = z.infer<typeof ValueClass>

const Some = (maximum: number) => z.optional(z.array(Id).check(z.minLength(1), z.maxLength(maximum)))

/** What is counted: rows of stock that fit every kind of limit given; none given is the whole warehouse. */
export const StocktakeScope = z.strictObject({
  zones: Some(200),
  locationIds: Some(1_000),
  /** A category stands for those under it too. */
  categoryIds: Some(200),
  itemIds: Some(1_000),
  /** Who answers for the item (保管人 of the item). */
  custodianIds: Some(200),
  valueClasses: z.optional(z.array(ValueClass).check(z.minLength(1), z.maxLength(3))),
  /** Only items whose last posted count is at least so many days ago, or that were never counted. */
  notCountedForDays: z.optional(z.int().check(z.gte(1), z.lte(3_650))),
})
export type StocktakeScope = z.infer<typeof StocktakeScope>

/** A part of the warehouse with its people. A line belongs to the first area that names its location. */
export const CountArea = z.object({
  areaId: z.int().check(z.gte(0)),
  name: Text(30),
  /** Zones of the warehouse, and beginnings of location codes such as `A-01`; neither given: all that is left. */
  zones: z.optional(z.array(Id)),
  prefixes: z.optional(z.array(Id)),
  /** Empty: every clerk of the warehouse may count here. */
  counters: z.array(By),
  /** Who counts a second time where two counts are wanted; empty as above, but never the first counter. */
  seconds: z.array(By),
})
export type CountArea = z.infer<typeof CountArea>

/** Long work in steps, each a transaction of its own: where it stopped is where it goes on. */
export const StocktakeJob = z.object({
  kind: z.enum(['opening', 'posting']),
  /** Number of the next step. */
  step: z.int(),
  /** Of a posting: first the lines that differ, then each item's memory of its counts. Absent: lines. */
  part: z.optional(z.enum(['lines', 'items'])),
  /** Item after which the next step goes on; null at the beginning. */
  after: z.nullable(Id),
  /** Of that next item, how many of its lines are done: an item may have more than one step holds. */
  offset: z.int(),
  /** Lines done, of how many. */
  done: z.int(),
  total: z.int(),
  updatedAt: Instant,
})
export type StocktakeJob = z.infer<typeof StocktakeJob>

/** Result in numbers, made when it is submitted and again when it is posted. Money only for those who answer for it. */
export const StocktakeTotals = z.object({
  lines: z.int(),
  counted: z.int(),
  /** Not counted: left as they are in the books. */
  skipped: z.int(),
  matched: z.int(),
  surplusLines: z.int(),
  lossLines: z.int(),
  /** Lines whose lot, dates or state are put right, whatever their quantity. */
  corrected: z.int(),
  /** Goods nobody could name that are still on the list. */
  unknown: z.int(),
  /** Value in the books of the lines that were counted. */
  bookFen: z.optional(Fen),
  surplusFen: z.optional(Fen),
  lossFen: z.optional(Fen),
})
export type StocktakeTotals = z.infer<typeof StocktakeTotals>

/** supervisor 监盘人 · counter 盘点人 · keeper 仓管员 */
export const SignatureRole = z.enum(['supervisor', 'counter', 'keeper'])
export type SignatureRole = z.infer<typeof SignatureRole>

export const StocktakeSignature = z.object({ role: SignatureRole, by: By, signature: Photo, at: Instant })
export type StocktakeSignature = z.infer<typeof StocktakeSignature>

export const StocktakeStep = z.object({
  action: z.enum([
    'open',
    'start',
    'assign',
    'finish',
    'reopen',
    'recount',
    'submit',
    'approve',
    'return',
    'post',
    'cancel',
    'unfreeze',
  ]),
  by: By,
  at: Instant,
  comment: z.optional(z.string()),
})
export type StocktakeStep = z.infer<typeof StocktakeStep>

/** One stocktake (盘点单); `_id` is its number, such as `PD20261122-0001`. Its lines are in `countLines`. */
export const Stocktake = z.object({
  _id: Id,
  kind: StocktakeKind,
  status: StocktakeStatus,
  name: Text(60),
  warehouseId: Id,
  warehouseName: Text(60),
  scope: StocktakeScope,
  /** The scope in words, such as 「A 区；办公用品」; 全库 when there is none. */
  scopeText: z.string(),
  /** Counters do not learn what the books say. */
  blind: z.boolean(),
  /** Every line is counted by two people. */
  double: z.boolean(),
  /** Movements in its area are refused until it is over. */
  frozen: z.boolean(),
  dueOn: z.optional(Day),
  areas: z.array(CountArea).check(z.minLength(1)),
  /** Everybody named in `areas`, and whether an area is open to every clerk of the warehouse: for queries. */
  counterIds: z.array(Id),
  openToClerks: z.boolean(),
  /** The plan that opened it. */
  planId: z.optional(Id),
  /** Short shelves that it answers (待盘点): done when it is posted. */
  countRequestIds: z.optional(z.array(Id)),
  job: z.nullable(StocktakeJob),
  /** In review, lines that wait to be counted again; absent when there is none. */
  waiting: z.optional(z.int()),
  /** Grows with every change after counting, so that what is submitted is what was looked at. */
  revision: z.int(),
  totals: z.optional(StocktakeTotals),
  /** Who decides: none when it was small enough to need nobody. */
  approval: z.optional(z.object({ level: z.enum(['none', 'approver', 'admin']), approverIds: z.array(Id) })),
  /** Numbers of the surplus (盘盈入库) and the loss (盘亏出库), given when posting begins. */
  surplusNo: z.optional(Id),
  lossNo: z.optional(Id),
  signatures: z.array(StocktakeSignature),
  history: z.array(StocktakeStep),
  createdBy: By,
  createdAt: Instant,
  /** When the lines were complete and counting began. */
  startedAt: z.optional(Instant),
  finishedAt: z.optional(Instant),
  postedAt: z.optional(Instant),
  updatedAt: Instant,
})
export type Stocktake = z.infer<typeof Stocktake>

/** What a stocktake keeps from moving, `_id` = its number; stock documents name it in `frozenBy`. */
export const FrozenArea = z.object({
  _id: Id,
  warehouseId: Id,
  /** Both absent: the whole warehouse. */
  zones: z.optional(z.array(Id)),
  locationIds: z.optional(z.array(Id)),
  /** Only goods whose stock document names it; absent: whatever lies there or comes there. */
  someGoods: z.optional(z.literal(true)),
  at: Instant,
})
export type FrozenArea = z.infer<typeof FrozenArea>

/** every so many `unit`s; a week on `day` 1–7 (Monday first), a month, quarter or year on `day` 1–28 of its first month. */
export const Recurrence = z.strictObject({
  unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  every: z.int().check(z.gte(1), z.lte(24)),
  day: z.optional(z.int().check(z.gte(1), z.lte(28))),
})
export type Recurrence = z.infer<typeof Recurrence>

/** A stocktake that comes again (盘点计划): a timer opens it. `_id` is made from the request that made it. */
export const StocktakePlan = z.object({
  _id: Id,
  name: Text(60),
  kind: z.enum(['periodic', 'cycle']),
  status: z.enum(['active', 'disabled']),
  warehouseId: Id,
  scope: StocktakeScope,
  /**
   * Cycle counting by value class: how many days may pass between two counts of an item. Only what is due is counted,
   * at most `maxItems` an opening, the longest uncounted first.
   */
  cycle: z.optional(
    z.strictObject({
      A: z.int().check(z.gte(1), z.lte(3_650)),
      B: z.int().check(z.gte(1), z.lte(3_650)),
      C: z.int().check(z.gte(1), z.lte(3_650)),
      maxItems: z.int().check(z.gte(1), z.lte(1_000)),
    }),
  ),
  blind: z.boolean(),
  double: z.boolean(),
  frozen: z.boolean(),
  areas: z.array(CountArea),
  recurrence: Recurrence,
  /** Days from the opening to the due date. */
  daysToCount: z.int().check(z.gte(0), z.lte(90)),
  nextOn: Day,
  lastStocktakeId: z.optional(Id),
  /** Why the last opening made nothing, such as 没有到期要盘的物资. */
  lastNote: z.optional(z.string()),
  note: OptionalText(200),
  createdBy: By,
  updatedAt: Instant,
})
export type StocktakePlan = z.infer<typeof StocktakePlan>

/** An item's memory of its counts in a warehouse, `_id = "<warehouseId>:<itemId>"`; the last 12, newest first. */
export const ItemCounts = z.object({
  _id: Id,
  warehouseId: Id,
  itemId: Id,
  lastCountedAt: Instant,
  counts: z.array(
    z.object({
      stocktakeId: Id,
      at: Instant,
      lines: z.int(),
      /** Sums over the item's lines: what was missing and what was too much, in its smallest step. */
      surplus: z.int(),
      loss: z.int(),
      surplusFen: Fen,
      lossFen: Fen,
    }),
  ),
})
export type ItemCounts = z.infer<typeof ItemCounts>
