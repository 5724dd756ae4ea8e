import { View } from '@tarojs/components'
import type { Resolved } from '@shared/operations/masterdata'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { controlledText } from '../item-text'
import './resolved.scss'

/** The scanned item: which one it is, and how much of it lies where. */
export function ItemHead({ item, unit, stocks }: Extract<Resolved, { kind: 'item' }>) {
  const further = item.units.find((candidate) => candidate.name === unit && candidate.denominator === 1)
  return (
    <View className="scan-head">
      <View className="scan-head__name">{item.name}</View>
      <View className="scan-head__spec">
        {item.specification}
        <View className="code">{item.code}</View>
        {item.controlled && <StateTag tone="warning">{controlledText[item.controlled]}</StateTag>}
        {item.status !== 'active' && <StateTag>已停用</StateTag>}
      </View>
      {further && (
        <View className="scan-head__unit">
          这是「{further.name}」的条码，1 {further.name} = {further.numerator} {item.unit}
        </View>
      )}
      <View className="scan-head__stocks">
        {stocks.map(({ warehouseId, warehouseName, onHand, available }) => (
          <View key={warehouseId} className="scan-head__stock">
            <View className="scan-head__warehouse">
              {warehouseName}
              {onHand === 0 && <StateTag tone="danger">缺货</StateTag>}
            </View>
            <View className="scan-head__quantity">
              {available !== onHand && (
                <View className="scan-head__available">
                  可领 <QuantityText quantity={available} scale={item.scale} unit={item.unit} size="small" />
                </View>
              )}
              <QuantityText quantity={onHand} scale={item.scale} unit={item.unit} />
            </View>
          </View>
        ))}
        {stocks.length === 0 && <View className="scan-head__none">看得到的仓库里还没有收过这种物资</View>}
      </View>
    </View>
  )
}
