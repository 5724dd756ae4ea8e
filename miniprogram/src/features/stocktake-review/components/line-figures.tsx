import { View } from '@tarojs/components'
import type { ReviewLine } from '@shared/operations/stocktake-review'
import { Card } from '@/components/card'
import { QuantityText } from '@/components/quantity-text'
import { formatDay, formatQuantity } from '@/lib/format'
import { signedMoney } from '../figures'
import './line-figures.scss'

/** 账面, 实盘 and the difference beside each other, large; below what it is worth and what is put right. */
export function LineFigures({ line }: { line: ReviewLine }) {
  const { result, item, varianceFen } = line
  if (!result) {
    return (
      <Card>
        <View className="line-figures__none">
          {line.state === 'toCount' ? '这一行还没盘，账面数保持不变' : '等着再盘一次，盘完才有结果'}
        </View>
      </Card>
    )
  }
  const { book, counted, variance, damaged, correction } = result
  const { unit, scale } = item
  const tone = variance > 0 ? 'success' : variance < 0 ? 'danger' : undefined
  const facts = [
    varianceFen !== undefined && variance !== 0 && `差异金额 ${signedMoney(varianceFen)}`,
    damaged && `其中损坏 ${formatQuantity(damaged, scale)} ${unit}，过账后转为不合格`,
    correction?.lotNo && `批号应为 ${correction.lotNo}`,
    correction?.productionDate && `生产日期应为 ${formatDay(correction.productionDate)}`,
    correction?.expiryDate && `有效期应为 ${correction.expiryDate}`,
  ].flatMap((fact) => fact || [])
  return (
    <Card id="figures">
      <View className="line-figures">
        <Figure label="账面" quantity={book} item={item} />
        <Figure label="实盘" quantity={counted} item={item} />
        <View className="line-figures__one" id="variance">
          <View className="line-figures__label">
            {variance > 0 ? '盘盈' : variance < 0 ? '盘亏' : '差异'}
          </View>
          <QuantityText quantity={variance} unit={unit} scale={scale} size="large" tone={tone} signed />
        </View>
      </View>
      {facts.map((fact) => (
        <View key={fact} className="line-figures__fact num">
          {fact}
        </View>
      ))}
    </Card>
  )
}

function Figure({ label, quantity, item }: { label: string; quantity: number; item: ReviewLine['item'] }) {
  return (
    <View className="line-figures__one">
      <View className="line-figures__label">{label}</View>
      <QuantityText quantity={quantity} unit={item.unit} scale={item.scale} size="large" />
    </View>
  )
}
