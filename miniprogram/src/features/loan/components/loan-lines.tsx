import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '@/components/card'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { openPage } from '@/lib/nav'
import { Tappable } from '@/components/tappable'
import { lotName } from '@/lib/lot-name'
import { outQuantity } from '@shared/domain/loan'
import type { LoanLine } from '@shared/schema/loan'
import './loan-lines.scss'

/** Every lot that was lent: how much, what is still out, and what became of the rest. */
export function LoanLines({ lines }: { lines: readonly LoanLine[] }) {
  return (
    <Card title="借出的物资" extra={`${new Set(lines.map(({ itemId }) => itemId)).size} 种`} padded={false}>
      {lines.map((line) => (
        <Line key={line.lineId} line={line} />
      ))}
    </Card>
  )
}

function Line({ line }: { line: LoanLine }) {
  const { item, itemId, serialNo, lotNo, lotId, quantity, returned, damaged, lost } = line
  const out = outQuantity(line)
  const figure = (value: number, tone?: 'warning' | 'success' | 'danger') => (
    <QuantityText quantity={value} scale={item.scale} unit={item.unit} tone={tone} />
  )
  return (
    <Tappable
      className="loan-line"
      onTap={() => openPage('item', { id: itemId })}
      label={`看${item.name}的库存`}
    >
      <View className="loan-line__head">
        <View className="loan-line__name">{item.name}</View>
        {out === 0 && <StateTag tone={damaged + lost > 0 ? 'neutral' : 'success'}>已了结</StateTag>}
      </View>
      <View className="loan-line__lot num">
        {[item.specification, lotName({ lotId, lotNo, serialNo })].filter(Boolean).join(' · ')}
      </View>
      <View className="loan-line__figures">
        <Figure label="借出">{figure(quantity)}</Figure>
        <Figure label="未还">{figure(out, out > 0 ? 'warning' : undefined)}</Figure>
        <Figure label="已还">{figure(returned, returned > 0 ? 'success' : undefined)}</Figure>
        {damaged > 0 && <Figure label="损坏">{figure(damaged, 'danger')}</Figure>}
        {lost > 0 && <Figure label="丢失">{figure(lost, 'danger')}</Figure>}
      </View>
    </Tappable>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="loan-line__figure">
      <View className="loan-line__label">{label}</View>
      {children}
    </View>
  )
}
