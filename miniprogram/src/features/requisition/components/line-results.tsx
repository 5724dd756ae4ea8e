import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '@/components/card'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import type { Requisition, RequisitionLine } from '@shared/schema/requisition'
import { kindWords } from '../kind-words'
import { inBaseUnit } from '../unit-choices'
import './line-results.scss'

/** What was asked for, approved and handed out, line by line; what was cut says so. */
export function LineResults({ requisition: { kind, lines, status } }: { requisition: Requisition }) {
  return (
    <Card title="物资明细" extra={`${lines.length} 种`} padded={false}>
      {lines.map((line) => (
        <Line
          key={line.lineId}
          line={line}
          undecided={status === 'submitted' ? '待定' : '—'}
          issued={kindWords[kind].issued}
        />
      ))}
    </Card>
  )
}

function Line({ line, undecided, issued }: { line: RequisitionLine; undecided: string; issued: string }) {
  const { item, quantity, approvedQuantity, issuedQuantity } = line
  const closed = line.closedQuantity ?? 0
  const cut = approvedQuantity !== null && approvedQuantity < quantity
  const figure = (value: number, tone?: 'warning' | 'success' | 'danger') => (
    <QuantityText quantity={value} scale={item.scale} unit={item.unit} tone={tone} />
  )
  return (
    <View className="line-result">
      <View className="line-result__head">
        <View className="line-result__name">{item.name}</View>
        {approvedQuantity === 0 && <StateTag tone="danger">没有批准</StateTag>}
        {line.substituteFor !== undefined && <StateTag tone="brand">替代</StateTag>}
        {closed > 0 && <StateTag tone="neutral">{`不再发 ${inBaseUnit(item, closed)}`}</StateTag>}
        {cut && approvedQuantity > 0 && (
          <StateTag tone="warning">{`少批 ${inBaseUnit(item, quantity - approvedQuantity)}`}</StateTag>
        )}
      </View>
      <View className="line-result__specification">{item.specification}</View>
      <View className="line-result__figures">
        <Figure label="申请">{figure(quantity)}</Figure>
        <Figure label="批准">
          {approvedQuantity === null ? undecided : figure(approvedQuantity, cut ? 'warning' : undefined)}
        </Figure>
        <Figure label={issued}>
          {approvedQuantity === null
            ? '—'
            : figure(issuedQuantity, issuedQuantity > 0 ? 'success' : undefined)}
        </Figure>
      </View>
    </View>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="line-result__figure">
      <View className="line-result__label">{label}</View>
      {children}
    </View>
  )
}
