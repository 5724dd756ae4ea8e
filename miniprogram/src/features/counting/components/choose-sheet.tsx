import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { Sheet } from '@/components/sheet'
import { View } from '@tarojs/components'
import type { LineView } from '../use-count-location'
import { lotText } from '../words'
import { domId } from './line-card'
import './sheets.scss'

export interface ChooseSheetProps {
  title: string
  hint: string
  views: readonly LineView[]
  onClose: () => void
  onChoose: (view: LineView) => void
  /** None of them: goods of a lot that is not in the list. */
  onOther?: () => void
}

/** Which lot, or which piece: where the code alone does not tell. */
export function ChooseSheet({ title, hint, views, onClose, onChoose, onOther }: ChooseSheetProps) {
  return (
    <Sheet open onClose={onClose} title={title}>
      <View className="count-sheet__hint">{hint}</View>
      {views.map((view) => {
        const { line, quantity } = view
        return (
          <ListRow
            key={line.lineId}
            id={`choose-${domId(line.lineId)}`}
            title={lotText(line) || line.item.name}
            subtitle={line.item.specification}
            note={line.expiryDate && `有效期至 ${line.expiryDate}`}
            value={
              quantity === undefined ? (
                '未盘'
              ) : (
                <QuantityText quantity={quantity} scale={line.item.scale} unit={line.item.unit} />
              )
            }
            onTap={() => {
              onChoose(view)
              onClose()
            }}
          />
        )
      })}
      {onOther && (
        <ListRow id="choose-other" title="都不是，是别的批号" note="按账外货记下" arrow onTap={onOther} />
      )}
    </Sheet>
  )
}
