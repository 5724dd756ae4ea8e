import { Text, View } from '@tarojs/components'
import type { ReviewLine } from '@shared/operations/stocktake-review'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { formatQuantity, groupDigits } from '@/lib/format'
import { signedMoney } from '../figures'
import './variance-figures.scss'

/** The difference with its sign, large; under it 账面 10 → 实盘 8 and what it is worth. */
export function VarianceFigures({ line }: { line: ReviewLine }) {
  const { item, result, state, varianceFen } = line
  if (!result) {
    return (
      <View className="variance">
        <StateTag tone={state === 'toCount' ? 'neutral' : 'warning'}>{waitingText[state]}</StateTag>
      </View>
    )
  }
  const { variance, book, counted } = result
  const scale = item.scale
  const say = (quantity: number) => groupDigits(formatQuantity(quantity, scale))
  return (
    <View className="variance">
      {variance === 0 ? (
        <View className="variance__same">{line.differs ? '数量一致' : '一致'}</View>
      ) : (
        <QuantityText
          quantity={variance}
          scale={scale}
          unit={item.unit}
          signed
          tone={variance > 0 ? 'success' : 'danger'}
        />
      )}
      <View className="variance__books num">
        账面 {say(book)} → 实盘 <Text className="variance__counted">{say(counted)}</Text>
      </View>
      {varianceFen !== undefined && variance !== 0 && (
        <View className="variance__money num">{signedMoney(varianceFen)}</View>
      )}
    </View>
  )
}

const waitingText: Record<ReviewLine['state'], string> = {
  toCount: '未盘',
  toSecond: '待第二人',
  toRecount: '待重盘',
  counted: '已盘',
}
