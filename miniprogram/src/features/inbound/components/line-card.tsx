import { View } from '@tarojs/components'
import type { Location } from '@shared/schema/masterdata'
import { locationCode } from '@shared/domain/stock'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import { controlledText } from '@/features/scan/item-text'
import type { LineProblems } from '../check-line'
import type { Expected } from '../order-draft'
import type { DraftLine } from '../receipt-draft'
import type { Delivery } from '../use-places'
import { LineForm } from './line-form'
import './line-card.scss'

export interface LineCardProps {
  index: number
  line: DraftLine
  open: boolean
  delivery: Delivery
  locations: readonly Location[]
  today: string
  problems: LineProblems
  expected?: Expected | undefined
  /** Why the server did not take this line, when no field is to blame. */
  refusal?: string
  onToggle: () => void
  onChange: (change: Partial<DraftLine>) => void
  onPiece: (serialNo: string) => string | undefined
  onAddLot: () => void
  onRemove: () => void
}

/** One line of the receipt: a form while it is worked on, otherwise what it says in three lines. */
export function LineCard(props: LineCardProps) {
  const { index, line, open, problems, refusal, onToggle, onAddLot, onRemove, ...form } = props
  const wrong = Object.keys(problems).length > 0 || refusal !== undefined
  return (
    <View id={`line-${index}`}>
      <Card padded={false} className={`receive-line ${wrong ? 'receive-line--wrong' : ''}`}>
        <Tappable
          className="receive-line__head"
          onTap={onToggle}
          label={`${line.item.name}，${open ? '收起' : '展开'}`}
        >
          <View className="receive-line__main">
            <View className="receive-line__name">{line.item.name}</View>
            <View className="receive-line__spec">
              {line.item.specification}
              <View className="code">{line.item.code}</View>
              {line.item.controlled && (
                <StateTag tone="warning">{controlledText[line.item.controlled]}</StateTag>
              )}
            </View>
            {!open && <Summary line={line} />}
          </View>
          {!open && line.quantity !== null && (
            <QuantityText quantity={line.quantity} scale={line.item.scale} unit={line.unit} />
          )}
          <Icon
            name="chevron-down"
            size={20}
            className={`receive-line__arrow ${open ? 'receive-line__arrow--open' : ''}`}
          />
        </Tappable>
        {refusal && (
          <View className="receive-line__refusal">
            <Notice id="line-refusal">{refusal}</Notice>
          </View>
        )}
        {!open && wrong && !refusal && (
          <View className="receive-line__wrong">{Object.values(problems)[0]}</View>
        )}
        {open && (
          <>
            <LineForm line={line} problems={problems} {...form} />
            <View className="receive-line__tools">
              <Button size="small" kind="danger" onTap={onRemove}>
                删除这一行
              </Button>
              <Button size="small" kind="text" icon="plus" onTap={onAddLot}>
                同一物资加一批
              </Button>
            </View>
          </>
        )}
      </Card>
    </View>
  )
}

function Summary({ line }: { line: DraftLine }) {
  const parts = [
    line.locationId && locationCode(line.locationId),
    line.lotNo && `批号 ${line.lotNo}`,
    line.expiryDate && `有效期至 ${line.expiryDate}`,
    line.serials.length > 0 ? `序列号 ${line.serials.length} 个` : '',
  ].filter(Boolean)
  return (
    <View className="receive-line__summary">
      {parts.map((part) => (
        <View key={part} className="code">
          {part}
        </View>
      ))}
    </View>
  )
}
