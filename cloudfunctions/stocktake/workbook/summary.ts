import type { Cell, Row, Sheet } from 'write-excel-file/node'
import { stocktakeStates } from '../../../shared/domain/stocktake/access'
import { accuracyOf } from '../../../shared/domain/stocktake/accuracy'
import { stocktakeKindText } from '../../../shared/domain/stocktake/words'
import type { Stocktake, StocktakeTotals } from '../../../shared/schema/stocktake'
import { heading, money, percent, text, time, title, whole, wrapped } from './cells'

/** What a summary is written from. */
export interface SummaryFacts {
  stocktake: Stocktake
  totals: StocktakeTotals
  organisation: string
  counters: readonly { name: string; lines: number }[]
  approval: { name: string; at: string; comment?: string | undefined } | undefined
  withMoney: boolean
}

export function summarySheet(facts: SummaryFacts): Sheet<Buffer> {
  const { organisation, counters } = facts
  const data: Row[] = [
    [title(`${organisation} 盘点报告`)],
    [],
    ...headRows(facts),
    [],
    [heading('结果'), heading('')],
    ...resultRows(facts),
    [],
    [heading('盘点人'), heading('盘点行数')],
    ...counters.map(({ name, lines }): Row => [text(name), whole(lines)]),
  ]
  return {
    sheet: '汇总',
    data: data.map(filled),
    columns: [{ width: 20 }, { width: 50 }],
    showGridLines: false,
  }
}

/** An empty row still is one. */
const filled = (row: Row): Row => (row.length > 0 ? row : [null])

function headRows({ stocktake, approval }: SummaryFacts): Row[] {
  const { surplusNo, lossNo, dueOn } = stocktake
  const ways = [
    stocktake.blind ? '盲盘' : '明盘',
    ...(stocktake.double ? ['双人盘点'] : []),
    ...(stocktake.frozen ? ['冻结收发'] : []),
  ]
  const rows: (readonly [string, Cell])[] = [
    ['盘点单号', text(stocktake._id)],
    ['名称', wrapped(stocktake.name)],
    ['类型', text(stocktakeKindText[stocktake.kind])],
    ['方式', text(ways.join('、'))],
    ['仓库', text(stocktake.warehouseName)],
    ['范围', wrapped(stocktake.scopeText)],
    ['状态', text(stocktakeStates[stocktake.status])],
    ['开盘', text(stocktake.createdBy.name)],
    ['开盘时间', time(stocktake.createdAt)],
    ...(dueOn ? [['要求完成', text(dueOn)] as const] : []),
    ['盘点结束时间', time(stocktake.finishedAt)],
    ...(approval
      ? [['审批', wrapped([approval.name, approval.comment].filter(Boolean).join('：'))] as const]
      : []),
    ['过账时间', time(stocktake.postedAt)],
    ...(surplusNo ? [['盘盈入库单', text(surplusNo)] as const] : []),
    ...(lossNo ? [['盘亏出库单', text(lossNo)] as const] : []),
  ]
  return rows.map(([name, cell]) => [text(name), cell])
}

function resultRows({ totals, withMoney }: SummaryFacts): Row[] {
  const accuracy = accuracyOf([totals], withMoney)
  const rows: (readonly [string, Cell])[] = [
    ['应盘行数', whole(totals.lines)],
    ['已盘行数', whole(totals.counted)],
    ['未盘行数（保持账面）', whole(totals.skipped)],
    ['账实相符行数', whole(totals.matched)],
    ['盘盈行数', whole(totals.surplusLines)],
    ['盘亏行数', whole(totals.lossLines)],
    ['批号或状态更正行数', whole(totals.corrected)],
    ['未识别的物品', whole(totals.unknown)],
    ['账实准确率（按行）', percent(accuracy.byLines)],
    ...(withMoney
      ? ([
          ['账实准确率（按金额）', percent(accuracy.byValue)],
          ['已盘账面金额（元）', money(totals.bookFen)],
          ['盘盈金额（元）', money(totals.surplusFen)],
          ['盘亏金额（元）', money(totals.lossFen)],
        ] as const)
      : []),
  ]
  return rows.map(([name, cell]) => [text(name), cell])
}
