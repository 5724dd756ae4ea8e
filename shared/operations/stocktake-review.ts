import { Day, Fen, Id, Instant, OptionalText, pageOf, PageInput, Text } from '../schema/common'
import { CountFind, CountLine, CountLineId, LotCorrection, VarianceReason } from '../schema/count-line'
import { PhotoLink } from '../schema/photo'
import { StocktakeTotals } from '../schema/stocktake'
import * as z from 'zod/mini'
import { operation } from './define'
import { StocktakeView } from './stocktake-view'

/** A line for review: the events stay out of lists; money only for those who answer for it. */
export const ReviewLine = z.extend(z.omit(CountLine, { events: true, unitFen: true, differenceFen: true }), {
  /** Signed: what the variance is worth. */
  varianceFen: z.optional(z.int()),
  eventCount: z.int(),
  /** A hint at the likeliest cause, in Chinese, such as 「差异是 1 箱（12 盒）的倍数，可能单位弄错」. */
  hint: z.optional(z.string()),
})
export type ReviewLine = z.infer<typeof ReviewLine>

/** What may explain a variance. Quantities in the item's smallest step. */
export const VarianceCause = z.object({
  kind: z.enum([
    'movement',
    'unposted',
    'elsewhere',
    'unitMixUp',
    'swappedLot',
    'earlierVariance',
    'shortShelf',
    'movedWhileCounting',
  ]),
  /** One Chinese sentence. */
  text: z.string(),
  at: z.optional(Instant),
  quantity: z.optional(z.int()),
  document: z.optional(z.object({ type: z.string(), id: Id })),
  lineId: z.optional(CountLineId),
  locationId: z.optional(Id),
})
export type VarianceCause = z.infer<typeof VarianceCause>

export const LineView = z.object({
  line: ReviewLine,
  /** Every count, the newest first; books left out where the caller may not see them. */
  events: z.array(
    z.object({
      eventId: z.string(),
      byName: z.string(),
      round: z.int(),
      quantity: z.int(),
      damaged: z.optional(z.int()),
      correction: z.optional(LotCorrection),
      note: z.optional(z.string()),
      countedAt: Instant,
      receivedAt: Instant,
      book: z.optional(z.int()),
      overlaps: z.boolean(),
      /** Whether it decides. */
      decides: z.boolean(),
      photos: z.array(PhotoLink),
    }),
  ),
  causes: z.array(VarianceCause),
})
export type LineView = z.infer<typeof LineView>

export const ReportGroup = z.object({
  key: z.string(),
  name: z.string(),
  lines: z.int(),
  counted: z.int(),
  differ: z.int(),
  bookFen: z.optional(Fen),
  surplusFen: z.optional(Fen),
  lossFen: z.optional(Fen),
})
export type ReportGroup = z.infer<typeof ReportGroup>

/** So many that one transaction holds them. */
const lineIds = z.array(CountLineId).check(z.minLength(1), z.maxLength(80))

export const stocktakeReview = {
  'stocktake.lines': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '盘点明细：按差异、状态、库位、物资、保管人看；盲盘未结束时盘点人看不到账面',
    input: z.strictObject({
      stocktakeId: Id,
      view: z.enum([
        'all',
        'differ',
        'undecided',
        'matched',
        'toCount',
        'toSecond',
        'toRecount',
        'found',
        'stuck',
      ]),
      /**
       * `value`: the dearest difference first. Both `item` and `value` are for what has no filter; with a filter by item or
       * location lines come in the order of their ids, by custodian or area in walking order.
       */
      sort: z.optional(z.enum(['location', 'item', 'value'])),
      itemId: z.optional(Id),
      locationId: z.optional(Id),
      custodianId: z.optional(Id),
      areaId: z.optional(z.int()),
      ...PageInput,
      /** Ids of lines are longer than others. */
      cursor: z.optional(z.string().check(z.maxLength(300))),
    }),
    output: pageOf(ReviewLine),
  }),
  'stocktake.summary': operation({
    kind: 'query',
    roles: ['clerk', 'approver', 'admin'],
    summary: '差异汇总：按物资、库位、保管人或区域，金额大的在前',
    input: z.strictObject({
      stocktakeId: Id,
      by: z.enum(['item', 'location', 'custodian', 'area']),
      ...PageInput,
    }),
    output: pageOf(ReportGroup),
  }),
  'stocktake.line': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一行的全部盘点记录、照片和可能的原因',
    input: z.strictObject({ lineId: CountLineId }),
    output: LineView,
  }),
  'stocktake.finds': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '盘到的不明物：扫不出物资的码',
    input: z.strictObject({ stocktakeId: Id, ...PageInput }),
    output: pageOf(z.extend(z.omit(CountFind, { photos: true }), { photos: z.array(PhotoLink) })),
  }),
  'stocktake.settleFind': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '处理不明物：认出是哪种物资，或说明为什么不算',
    input: z.strictObject({
      findId: CountLineId,
      as: z.union([
        z.strictObject({
          itemId: Id,
          /** What one counted piece was, such as 箱; the item's own unit unless told. */
          unit: OptionalText(10),
          lotNo: OptionalText(40),
          /** Of a piece that is tracked by it. */
          serialNo: OptionalText(40),
          productionDate: z.optional(Day),
          expiryDate: z.optional(Day),
        }),
        z.strictObject({ dismiss: Text(200) }),
      ]),
    }),
    output: CountFind,
  }),
  'stocktake.recount': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '要求重盘：换一个人再数一遍',
    input: z.strictObject({ stocktakeId: Id, lineIds, note: OptionalText(200) }),
    output: StocktakeView,
  }),
  'stocktake.accept': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '认定差异：每条差异选一个原因',
    input: z.strictObject({
      stocktakeId: Id,
      lineIds,
      reason: VarianceReason,
      /** Wanted with 其他. */
      note: OptionalText(200),
    }),
    output: StocktakeView,
  }),
  'stocktake.finish': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '结束盘点，进入复核；没盘的行要先确认',
    input: z.strictObject({
      stocktakeId: Id,
      /** How many uncounted lines the caller agrees to leave as they are in the books; refused when there are more. */
      leave: z.optional(z.int().check(z.gte(0))),
    }),
    output: StocktakeView,
  }),
  'stocktake.reopen': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '复核时退回继续盘点',
    input: z.strictObject({ stocktakeId: Id, reason: Text(200) }),
    output: StocktakeView,
  }),
  'stocktake.outlook': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '提交前看：结果合计、会由谁审批；还不能提交时说明差什么',
    input: z.strictObject({ stocktakeId: Id }),
    output: z.object({
      /** As the result would be handed in now; money only for those who may see it. */
      totals: StocktakeTotals,
      level: z.enum(['none', 'approver', 'admin']),
      approverNames: z.array(z.string()),
    }),
  }),
  'stocktake.submit': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '提交盘点结果：差异小的直接过账，大的按金额和比例交人审批',
    input: z.strictObject({
      stocktakeId: Id,
      /** `stocktake.revision` as the caller saw it. */
      revision: z.int(),
      note: OptionalText(200),
    }),
    output: StocktakeView,
  }),
  'stocktake.decide': operation({
    kind: 'command',
    roles: ['approver', 'admin'],
    summary: '审批盘点结果：同意后过账，退回则重新复核',
    input: z.strictObject({ stocktakeId: Id, approve: z.boolean(), comment: OptionalText(200) }),
    output: StocktakeView,
  }),
}
