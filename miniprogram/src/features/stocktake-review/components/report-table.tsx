import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isFoundLot } from '@shared/domain/stocktake/line-id'
import { outcomeText, varianceReasonText } from '@shared/domain/stocktake/words'
import type { ReviewLine } from '@shared/operations/stocktake-review'
import { CodedText } from '@/components/coded-text'
import { formatQuantity, groupDigits } from '@/lib/format'
import { lotName } from '@/lib/lot-name'
import { signedMoney } from '../figures'
import './report-table.scss'

/** The differences as a table: its head is repeated on each sheet of paper, and no row is torn apart. */
export function ReportTable({ lines }: { lines: readonly ReviewLine[] }) {
  return (
    <View className="report-table" id="report-table">
      <View className="report-table__head">
        <View className="report-table__row">
          <Cell paper>序号</Cell>
          <Cell paper>库位</Cell>
          <Cell>物资</Cell>
          <Cell paper>批号</Cell>
          <Cell number>账面</Cell>
          <Cell number>实盘</Cell>
          <Cell number>差异</Cell>
          <Cell paper>原因</Cell>
        </View>
      </View>
      <View className="report-table__body">
        {lines.map((line, index) => (
          <Row key={line._id} line={line} index={index} />
        ))}
      </View>
    </View>
  )
}

function Row({ line, index }: { line: ReviewLine; index: number }) {
  const { item, location, result, reason, reasonNote, varianceFen, outcome } = line
  const say = (quantity: number) => groupDigits(formatQuantity(quantity, item.scale))
  const variance = result?.variance ?? 0
  const why = reason ? [varianceReasonText[reason], reasonNote].filter(Boolean).join('：') : '未认定'
  return (
    <View className="report-table__row">
      <Cell paper number>
        {index + 1}
      </Cell>
      <Cell paper code>
        {location}
      </Cell>
      <Cell>
        <View className="report-table__name">{item.name}</View>
        <View className="report-table__small">
          {item.specification} {item.code}
        </View>
        <View className="report-table__small report-table__small--screen">
          <CodedText text={`${location} · ${nameOf(line)}`} />
        </View>
        <View className="report-table__why report-table__small--screen">
          {why}
          {outcome === 'stuck' && ` · ${outcomeText.stuck}`}
        </View>
      </Cell>
      <Cell paper>{nameOf(line)}</Cell>
      <Cell number>{result ? say(result.book) : ''}</Cell>
      <Cell number>{result ? say(result.counted) : ''}</Cell>
      <Cell number>
        <View className="report-table__variance">
          {variance > 0 ? '+' : ''}
          {say(variance)} {item.unit}
        </View>
        {varianceFen !== undefined && variance !== 0 && (
          <View className="report-table__small">{signedMoney(varianceFen)}</View>
        )}
      </Cell>
      <Cell paper>
        {why}
        {outcome === 'stuck' && <View className="report-table__small">{outcomeText.stuck}</View>}
      </Cell>
    </View>
  )
}

/** Goods of a lot that the books do not know yet have no name of it. */
const nameOf = (line: ReviewLine): string =>
  isFoundLot(line.lotId) && !line.lotNo && !line.serialNo ? '账外' : lotName(line)

function Cell({
  paper,
  number,
  code,
  children,
}: {
  /** On paper alone: the screen has no room for it. */
  paper?: boolean
  number?: boolean
  code?: boolean
  children?: ReactNode
}) {
  const marks = [paper && 'paper', number && 'number'].flatMap((mark) => mark || [])
  return (
    <View
      className={`report-table__cell ${code ? 'code' : ''} ${number ? 'num' : ''} ${marks
        .map((mark) => `report-table__cell--${mark}`)
        .join(' ')}`}
    >
      {children}
    </View>
  )
}
