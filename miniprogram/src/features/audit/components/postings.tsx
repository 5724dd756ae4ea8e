import { View } from '@tarojs/components'
import { sum } from '@shared/domain/stock'
import type { OutputOf } from '@shared/operations'
import type { JournalEntry } from '@shared/schema/journal'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { QuantityText } from '@/components/quantity-text'
import { Tappable } from '@/components/tappable'
import { formatMoney } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { placeText, type PlaceNames } from '../place-text'
import './postings.scss'

export interface PostingsProps {
  entry: JournalEntry
  places: PlaceNames
  items: ReadonlyMap<string, OutputOf<'masterdata.item'>>
}

/** What moved from where to where; a total of the money below. */
export function Postings({ entry: { postings }, places, items }: PostingsProps) {
  if (postings.length === 0)
    return (
      <Card title="过账">
        <View className="postings__none">这一步没有动库存</View>
      </Card>
    )
  const total = sum(postings.map(({ valueFen }) => valueFen))
  return (
    <Card title="过账" extra={`${postings.length} 笔，共 ${formatMoney(total)}`} padded={false} id="postings">
      {postings.map((posting, index) => {
        const item = items.get(posting.itemId)
        return (
          <Tappable
            key={index}
            className="postings__row"
            onTap={() => openPage('item', { id: posting.itemId })}
          >
            <View className="postings__head">
              <View className="postings__name">{item?.name ?? posting.itemId}</View>
              <QuantityText quantity={posting.quantity} scale={item?.scale ?? 0} unit={item?.unit ?? ''} />
            </View>
            <View className="postings__way">
              <View>{placeText(posting.from, places)}</View>
              <Icon name="arrow-right" size={16} />
              <View>{placeText(posting.to, places)}</View>
            </View>
            <View className="postings__note">
              <View className="code">{posting.itemId}</View>
              <View className="postings__lot">批次 {posting.lotId}</View>
              <View className="code">{formatMoney(posting.valueFen)}</View>
            </View>
          </Tappable>
        )
      })}
    </Card>
  )
}
