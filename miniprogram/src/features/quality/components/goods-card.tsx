import { View } from '@tarojs/components'
import { locationCode } from '@shared/domain/stock'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { formatMoney } from '@/lib/format'
import { openPage } from '@/lib/nav'
import type { ScrapLine } from '@shared/schema/scrap'
import type { SupplierReturnLine } from '@shared/schema/supplier-return'
import { ItemName, LotLine } from '../lot-line'
import { stateWords } from '../parts'

/** The rows of a return or of a scrap, with the state that each was in; value for those who may see it. */
export function GoodsCard({
  lines,
  valueFen,
}: {
  lines: readonly (ScrapLine | SupplierReturnLine)[]
  valueFen?: number | undefined
}) {
  return (
    <Card
      title={`明细 ${lines.length} 行`}
      extra={valueFen === undefined ? undefined : <View className="num">账面 {formatMoney(valueFen)}</View>}
      padded={false}
    >
      {lines.map((line) => {
        const { item, locationId, status } = line
        const state = stateWords[status]
        return (
          <ListRow
            key={line.lineId}
            title={<ItemName item={item} />}
            subtitle={item.specification}
            note={<LotLine lot={{ ...line, location: locationCode(locationId) }} />}
            value={<QuantityText quantity={line.quantity} scale={item.scale} unit={item.unit} />}
            tag={state && <StateTag tone={state.tone}>原{state.text}</StateTag>}
            onTap={() => openPage('item', { id: line.itemId })}
          />
        )
      })}
    </Card>
  )
}
