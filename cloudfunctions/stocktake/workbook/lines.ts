import type { Sheet } from 'write-excel-file/node'
import { lotStatusText } from '../../../shared/domain/adjustments/state'
import { countLineStateText, outcomeText, varianceReasonText } from '../../../shared/domain/stocktake/words'
import type { CountLine } from '../../../shared/schema/count-line'
import { day, money, quantity, table, text, time, variance, widths, wrapped, type Column } from './cells'

/** A line without its single counts. */
export type ExportLine = Omit<CountLine, 'events'>

/** What a caller may read of a line. */
export interface LineRights {
  money: boolean
  /** Whether the books of this line are still hidden from the caller. */
  hidden: (line: ExportLine) => boolean
}

export function lineSheet(sheet: string, lines: readonly ExportLine[], rights: LineRights): Sheet<Buffer> {
  const columns = lineColumns(rights)
  return {
    sheet,
    data: table(columns, lines),
    columns: widths(columns),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }
}

function lineColumns({ money: withMoney, hidden }: LineRights): Column<ExportLine>[] {
  const result = (line: ExportLine) => (hidden(line) ? undefined : line.result)
  const value = (of: (line: ExportLine) => number | undefined) => (line: ExportLine) =>
    money(hidden(line) ? undefined : of(line))
  return [
    { head: '库位', width: 14, cell: ({ location }) => text(location) },
    { head: '物资编码', width: 16, cell: ({ item }) => text(item.code) },
    { head: '物资名称', width: 26, cell: ({ item }) => wrapped(item.name) },
    { head: '规格型号', width: 20, cell: ({ item }) => wrapped(item.specification) },
    { head: '单位', width: 7, cell: ({ item }) => text(item.unit) },
    { head: '批号', width: 16, cell: ({ lotNo }) => text(lotNo) },
    { head: '序列号', width: 16, cell: ({ serialNo }) => text(serialNo) },
    { head: '生产日期', width: 12, cell: ({ productionDate }) => day(productionDate) },
    { head: '有效期', width: 12, cell: ({ expiryDate }) => day(expiryDate) },
    { head: '库存状态', width: 10, cell: ({ status }) => text(lotStatusText[status]) },
    { head: '保管人', width: 10, cell: ({ custodian }) => text(custodian?.name) },
    { head: '盘点状态', width: 10, cell: ({ state }) => text(countLineStateText[state]) },
    { head: '账面数量', width: 12, cell: (line) => quantity(result(line)?.book, line.item.scale) },
    { head: '实盘数量', width: 12, cell: (line) => quantity(result(line)?.counted, line.item.scale) },
    { head: '差异数量', width: 12, cell: (line) => variance(result(line)?.variance, line.item.scale) },
    { head: '其中不合格', width: 12, cell: (line) => quantity(result(line)?.damaged, line.item.scale) },
    ...(withMoney
      ? [
          { head: '账面金额（元）', width: 15, cell: value(bookFen) },
          { head: '差异金额（元）', width: 15, cell: value(signedFen) },
        ]
      : []),
    { head: '更正', width: 22, cell: (line) => wrapped(correctionOf(result(line)?.correction)) },
    { head: '差异原因', width: 14, cell: ({ reason }) => text(reason && varianceReasonText[reason]) },
    { head: '原因说明', width: 24, cell: ({ reasonNote }) => wrapped(reasonNote) },
    {
      head: '盘点人',
      width: 14,
      cell: (line) =>
        text(
          result(line)
            ?.by.map(({ name }) => name)
            .join('、'),
        ),
    },
    { head: '盘点时间', width: 17, cell: (line) => time(result(line)?.countedAt) },
    { head: '处理结果', width: 16, cell: ({ outcome }) => text(outcome && outcomeText[outcome]) },
    { head: '处理说明', width: 30, cell: ({ outcomeNote }) => wrapped(outcomeNote) },
  ]
}

const bookFen = ({ result, unitFen }: ExportLine): number | undefined =>
  result && Math.round(result.book * unitFen)

const signedFen = ({ result, differenceFen }: ExportLine): number | undefined =>
  result && Math.sign(result.variance) * differenceFen

function correctionOf(correction: NonNullable<CountLine['result']>['correction']): string | undefined {
  if (!correction) return undefined
  const { lotNo, productionDate, expiryDate } = correction
  return [
    ...(lotNo ? [`批号 ${lotNo}`] : []),
    ...(productionDate ? [`生产日期 ${productionDate}`] : []),
    ...(expiryDate ? [`有效期 ${expiryDate}`] : []),
  ].join('，')
}
