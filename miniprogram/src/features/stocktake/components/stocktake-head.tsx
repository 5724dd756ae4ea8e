import { View } from '@tarojs/components'
import { businessDay } from '@shared/domain/calendar'
import { stocktakeStates } from '@shared/domain/stocktake/access'
import { stocktakeKindText } from '@shared/domain/stocktake/words'
import type { Stocktake } from '@shared/schema/stocktake'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { StateTag } from '@/components/state-tag'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { dueText, stateTones } from '../words'
import './stocktake-head.scss'

/** Name, state and number. */
export function StocktakeHead({ stocktake }: { stocktake: Stocktake }) {
  const { _id: id, name, status, kind, warehouseName, dueOn } = stocktake
  const under = status === 'opening' || status === 'counting'
  const due = dueOn && under ? dueText(dueOn, businessDay(Date.now())) : undefined
  return (
    <Card>
      <View className="stocktake-head">
        <View className="stocktake-head__line">
          <View id="stocktake-name" className="stocktake-head__name">
            <CodedText text={name} />
          </View>
          <View id="stocktake-state">
            <StateTag tone={stateTones[status]}>{stocktakeStates[status]}</StateTag>
          </View>
        </View>
        <CopyNumber id="stocktake-no" number={id} />
        <View className="muted">
          {stocktakeKindText[kind]} · {warehouseName}
          {due && !due.late && ` · ${due.text}`}
        </View>
      </View>
    </Card>
  )
}
