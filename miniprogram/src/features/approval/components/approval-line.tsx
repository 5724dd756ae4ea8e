import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { QuantityStepper } from '@/components/quantity-stepper'
import { StateTag } from '@/components/state-tag'
import type { RequisitionLine } from '@shared/schema/requisition'
import { inBaseUnit } from '../../requisition/unit-choices'
import './approval-line.scss'

export interface ApprovalLineProps {
  line: RequisitionLine
  available: number
  /** What will be approved instead of what was asked; undefined as asked, null while it is no number. */
  cut: number | null | undefined
  /** Why the server refused this line. */
  refusal: string | undefined
  onChange: (quantity: number | null) => void
}

/** A line asked for, the stock beside it, and how much of it to approve; 0 strikes it out. */
export function ApprovalLine({ line, available, cut, refusal, onChange }: ApprovalLineProps) {
  const { lineId, item, quantity } = line
  const approved = cut === undefined ? quantity : cut
  const struck = approved === 0
  const most = Math.min(quantity, available)
  const short = (approved ?? 0) > available
  return (
    <View
      className={`approval-line ${struck ? 'approval-line--struck' : ''} ${refusal ? 'approval-line--wrong' : ''}`}
    >
      <View className="approval-line__head">
        <View className="approval-line__main">
          <View className="approval-line__name">{item.name}</View>
          <View className="approval-line__specification">{item.specification}</View>
        </View>
        {struck && <StateTag tone="danger">不批</StateTag>}
        {!struck && cut != null && cut < quantity && (
          <StateTag tone="warning">{`减 ${inBaseUnit(item, quantity - cut)}`}</StateTag>
        )}
      </View>
      <View className="approval-line__facts num">
        <View>{`申请 ${inBaseUnit(item, quantity)}`}</View>
        <View className={available < quantity ? 'approval-line__short' : ''}>
          {`可用 ${inBaseUnit(item, available)}`}
        </View>
      </View>
      <View className="approval-line__controls">
        <QuantityStepper
          id={`approve-${lineId}`}
          value={approved}
          unit={item.unit}
          scale={item.scale}
          max={quantity}
          label={item.name}
          onChange={onChange}
        />
        <View className="approval-line__fill" />
        {short && (
          <Button id={`fit-${lineId}`} kind="text" size="small" onTap={() => onChange(most)}>
            {most === 0 ? '划去' : '改为可用'}
          </Button>
        )}
        {!short && cut !== undefined && (
          <Button id={`restore-${lineId}`} kind="text" size="small" onTap={() => onChange(quantity)}>
            恢复
          </Button>
        )}
        {!short && !struck && (
          <Button id={`strike-${lineId}`} kind="danger" size="small" onTap={() => onChange(0)}>
            划去
          </Button>
        )}
      </View>
      {refusal && <View className="approval-line__problem">{refusal}</View>}
    </View>
  )
}
