import { View } from '@tarojs/components'
import { businessDay } from '@shared/domain/calendar'
import { stocktakeStates } from '@shared/domain/stocktake/access'
import { stocktakeKindText } from '@shared/domain/stocktake/words'
import type { StocktakeRow as Row } from '@shared/operations/stocktake-open'
import { CodedText } from '@/components/coded-text'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import { formatCount, formatTime } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { dueText, percentOf, stateTones } from '../words'
import { ProgressBar } from './progress-bar'
import './stocktake-row.scss'

/** One stocktake in a list: what, how far, until when. */
export function StocktakeRow({ row }: { row: Row }) {
  const { stocktakeId: id, name, status, kind, scopeText, dueOn, overdue, lines, counted } = row
  const under = status === 'opening' || status === 'counting'
  const due = dueOn && under ? dueText(dueOn, businessDay(Date.now())) : undefined
  return (
    <Tappable id={`stocktake-${id}`} className="stocktake-row" onTap={() => openPage('stocktake', { id })}>
      <View className="stocktake-row__head">
        <View className="stocktake-row__name">
          <CodedText text={name} />
        </View>
        <StateTag tone={stateTones[status]}>{stocktakeStates[status]}</StateTag>
      </View>
      <View className="stocktake-row__note">
        {stocktakeKindText[kind]} · {row.warehouseName} · {scopeText}
      </View>
      {under && lines > 0 && (
        <>
          <ProgressBar done={counted} total={lines} tone={overdue ? 'danger' : 'brand'} />
          <View className="stocktake-row__ends num">
            <View>
              已盘 {formatCount(counted)} / {formatCount(lines)} 行
            </View>
            <View>{percentOf(counted, lines)}%</View>
          </View>
        </>
      )}
      <View className="stocktake-row__ends">
        <View className="code">{id}</View>
        {due ? (
          <View className={due.late ? 'tone-danger' : ''}>{due.text}</View>
        ) : (
          <View>{formatTime(row.updatedAt)}</View>
        )}
      </View>
    </Tappable>
  )
}
