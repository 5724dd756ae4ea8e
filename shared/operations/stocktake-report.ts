import { Day, Fen, Id, Instant, pageOf, PageInput } from '../schema/common'
import { SignatureRole, Stocktake, StocktakeKind } from '../schema/stocktake'
import * as z from 'zod/mini'
import { operation } from './define'
import { ReviewLine } from './stocktake-review'
import { StocktakeView } from './stocktake-view'

/** How right the books were: lines without variance of those counted, and value without variance of the value counted. */
export const Accuracy = z.object({
  stocktakes: z.int(),
  lines: z.int(),
  matched: z.int(),
  /** Percent with one decimal; null when nothing was counted. */
  byLines: z.nullable(z.number()),
  byValue: z.optional(z.nullable(z.number())),
  bookFen: z.optional(Fen),
  surplusFen: z.optional(Fen),
  lossFen: z.optional(Fen),
})
export type Accuracy = z.infer<typeof Accuracy>

export const stocktakeReport = {
  'stocktake.report': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '盘点报告（打印用）：结论、差异明细、签字',
    input: z.strictObject({ stocktakeId: Id, ...PageInput }),
    output: z.object({
      stocktake: Stocktake,
      organisation: z.string(),
      accuracy: z.omit(Accuracy, { stocktakes: true }),
      /** Lines that differ, in walking order. */
      lines: pageOf(ReviewLine),
      counters: z.array(z.object({ name: z.string(), lines: z.int() })),
      signatures: z.array(
        z.object({ role: SignatureRole, name: z.string(), url: z.string(), sha256: z.string(), at: Instant }),
      ),
      approval: z.optional(z.object({ name: z.string(), at: Instant, comment: z.optional(z.string()) })),
    }),
  }),
  'stocktake.export': operation({
    kind: 'command',
    roles: ['clerk', 'approver', 'admin'],
    summary: '导出 Excel：盘点结果、差异、未识别、签字，链接限时有效',
    input: z.strictObject({ stocktakeId: Id }),
    output: z.object({
      fileId: z.string(),
      fileName: z.string(),
      url: z.string(),
      lines: z.int(),
      sha256: z.string(),
    }),
  }),
  'stocktake.sign': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '在盘点报告上签字：监盘人、盘点人、仓管员',
    input: z.strictObject({
      stocktakeId: Id,
      role: SignatureRole,
      /** PNG of the handwriting in base64. */
      signature: z.string().check(z.minLength(1), z.maxLength(200_000)),
    }),
    output: StocktakeView,
  }),
  'stocktake.accuracy': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '账实准确率：按行和按金额，每月、每次盘点',
    input: z.strictObject({
      warehouseId: z.optional(Id),
      from: z.optional(Day),
      to: z.optional(Day),
      ...PageInput,
    }),
    output: z.object({
      whole: Accuracy,
      months: z.array(z.extend(Accuracy, { month: z.string() })),
      stocktakes: pageOf(
        z.extend(z.omit(Accuracy, { stocktakes: true }), {
          stocktakeId: Id,
          name: z.string(),
          kind: StocktakeKind,
          warehouseName: z.string(),
          postedAt: Instant,
        }),
      ),
    }),
  }),
}
