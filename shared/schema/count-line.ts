import { By, Day, Fen, Id, Instant, Quantity, RequestId } from './common'
import { ControlledClass, ItemBrief, Tracking } from './masterdata'
import { Photo } from './photo'
import { LotStatus } from './stock'
import * as z from 'zod/mini'

/** Stocktake, location, lot and status in one text: see `lineIdOf` in `shared/domain/stocktake`. */
export const CountLineId = z.string().check(z.minLength(1), z.maxLength(240))

/** What the label on the shelf says, where the books say something else. */
export const LotCorrection = z.object({
  lotNo: z.optional(z.string()),
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
})
export type LotCorrection = z.infer<typeof LotCorrection>

/**
 * One count of one line, appended and never changed. Quantities in the item's smallest step. `book` is what the books held
 * in that row when it was counted, and `position` the version of the stock document that this was true for.
 */
export const CountEvent = z.object({
  eventId: RequestId,
  by: By,
  /** 1 for the first count; each recount that is asked for begins a new round. */
  round: z.int().check(z.gte(1)),
  quantity: Quantity,
  /** Of `quantity`, what is damaged. */
  damaged: z.optional(Quantity),
  correction: z.optional(LotCorrection),
  note: z.optional(z.string()),
  photos: z.array(Photo),
  /** By the server's clock: first beep, last beep, arrival. */
  startedAt: Instant,
  countedAt: Instant,
  receivedAt: Instant,
  book: Quantity,
  position: z.int(),
  /** Goods of this row moved while it was being counted: the figure proves nothing. */
  overlaps: z.boolean(),
  /** Where rows that look alike were counted as one pile: by how much the pile differs; `quantity` is this row's share. */
  pileVariance: z.optional(z.int()),
  /** SHA-256 of what the counter sent, to know a repetition by; a named find keeps its own. */
  digest: z.optional(z.string()),
})
export type CountEvent = z.infer<typeof CountEvent>

/**
 * toCount 待盘 · toSecond 待第二人 · toRecount 待重盘 · counted 已盘. A line that nobody counted stays `toCount` and is left as
 * it is in the books.
 */
export const CountLineState = z.enum(['toCount', 'toSecond', 'toRecount', 'counted'])
export type CountLineState = z.infer<typeof CountLineState>

/**
 * moved: goods moved while it was counted · differ: two counts are not the same · asked: a reviewer wants it · photo: the
 * rule wants a photo · stuck: posting was not possible. Only `moved` and `photo` may be put right by the same person.
 */
export const RecountReason = z.enum(['moved', 'differ', 'asked', 'photo', 'stuck'])
export type RecountReason = z.infer<typeof RecountReason>

/** What a line's counts come to. `variance` = counted − book; value by the row's own cost. */
export const CountResult = z.object({
  counted: Quantity,
  damaged: z.optional(Quantity),
  correction: z.optional(LotCorrection),
  book: Quantity,
  position: z.int(),
  variance: z.int(),
  by: z.array(By),
  countedAt: Instant,
})
export type CountResult = z.infer<typeof CountResult>

/**
 * Why shelf and books differ: missedReceipt 漏记入库 · missedIssue 漏记出库 · wrongIssue 发错货 · wrongUnit 单位弄错 ·
 * wrongLot 批号弄错 · misplaced 放错货位 · naturalLoss 自然损耗 · damaged 损坏 · stolen 被盗丢失 · lastCount 上次盘错 · other 其他
 */
export const VarianceReason = z.enum([
  'missedReceipt',
  'missedIssue',
  'wrongIssue',
  'wrongUnit',
  'wrongLot',
  'misplaced',
  'naturalLoss',
  'damaged',
  'stolen',
  'lastCount',
  'other',
])
export type VarianceReason = z.infer<typeof VarianceReason>

/**
 * One row of stock to be counted, or goods found where the books have none (`found`). The key of the row is (locationId,
 * lotId, status); goods of a lot that the books do not know have the lot id `new:<itemId>:<lotNo>` until they are posted.
 */
export const CountLine = z.object({
  _id: CountLineId,
  stocktakeId: Id,
  warehouseId: Id,
  areaId: z.int(),
  locationId: Id,
  location: z.string(),
  /** Walking order of the location. */
  sequence: z.int(),
  itemId: Id,
  item: z.extend(ItemBrief, { tracking: Tracking, controlled: z.optional(ControlledClass) }),
  custodian: z.optional(By),
  lotId: z.string(),
  lotNo: z.optional(z.string()),
  serialNo: z.optional(z.string()),
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
  status: LotStatus,
  found: z.boolean(),
  /** Cost of one smallest step in fen, with fractions, when the line was made; for the value of a variance. */
  unitFen: z.number(),
  state: CountLineState,
  round: z.int(),
  /** The round that a reviewer asked for last: what was counted in an earlier one no longer decides. */
  askedRound: z.optional(z.int()),
  recountReason: z.optional(RecountReason),
  /** In order of arrival; which of them count is decided by `countedAt` (`shared/domain/stocktake`). */
  events: z.array(CountEvent),
  /** Ids of everybody who has counted it. */
  counterIds: z.array(Id),
  /** Only in the state `counted`. */
  result: z.optional(CountResult),
  /** For queries: whether the result differs from the books (quantity, damage or lot), and by how much money. */
  differs: z.boolean(),
  differenceFen: Fen,
  /** Differs, and nobody has said why yet. */
  undecided: z.boolean(),
  reason: z.optional(VarianceReason),
  reasonNote: z.optional(z.string()),
  decidedBy: z.optional(By),
  /**
   * What posting did: none nothing to do · surplus · loss · moved to or from another line of the same lot · corrected ·
   * stuck: the books no longer hold what was missing; see `outcomeNote`. Entry of the journal in `entryId`.
   */
  outcome: z.optional(z.enum(['none', 'surplus', 'loss', 'moved', 'corrected', 'stuck'])),
  outcomeNote: z.optional(z.string()),
  entryId: z.optional(z.string()),
  updatedAt: Instant,
})
export type CountLine = z.infer<typeof CountLine>

/** Goods with a code that nobody knows, found while counting: kept until somebody names or dismisses them. */
export const CountFind = z.object({
  /** `<stocktakeId>:<eventId>` */
  _id: CountLineId,
  stocktakeId: Id,
  warehouseId: Id,
  areaId: z.int(),
  locationId: Id,
  location: z.string(),
  code: z.string(),
  /** In whatever the counter took for one piece. */
  quantity: Quantity,
  note: z.optional(z.string()),
  photos: z.array(Photo),
  by: By,
  countedAt: Instant,
  receivedAt: Instant,
  startedAt: Instant,
  status: z.enum(['open', 'named', 'dismissed']),
  /** The line it became, or why it was dismissed. */
  lineId: z.optional(CountLineId),
  reason: z.optional(z.string()),
  settledBy: z.optional(By),
  settledAt: z.optional(Instant),
  /** As in a count event. */
  digest: z.optional(z.string()),
})
export type CountFind = z.infer<typeof CountFind>
