import { Id, pageOf, PageInput } from '../schema/common'
import { Reconciliation } from '../schema/reconciliation'
import * as z from 'zod/mini'
import { operation } from './define'

/** A run as a list shows it: without its differences. */
export const ReconciliationRow = z.extend(
  z.omit(Reconciliation, { differences: true, next: true, batchSize: true }),
  {
    warehouseName: z.string(),
  },
)
export type ReconciliationRow = z.infer<typeof ReconciliationRow>

export const ReconciliationView = z.extend(Reconciliation, { warehouseName: z.string() })
export type ReconciliationView = z.infer<typeof ReconciliationView>

export const reconcile = {
  'stock.reconcile': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '账务核对：用流水重新推算一个仓库的库存，列出每处不符；只报告，不改账',
    input: z.strictObject({
      warehouseId: Id,
      /** Goes on with a run that its first call could not finish. */
      reconciliationId: z.optional(Id),
    }),
    output: ReconciliationView,
  }),
  'stock.reconciliations': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '账务核对记录，最近的在前',
    input: z.strictObject({ warehouseId: z.optional(Id), ...PageInput }),
    output: pageOf(ReconciliationRow),
  }),
  'stock.reconciliation': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一次账务核对的结果和差异',
    input: z.strictObject({ reconciliationId: Id }),
    output: ReconciliationView,
  }),
}
