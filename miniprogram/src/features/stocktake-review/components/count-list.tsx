import { View } from '@tarojs/components'
import type { LineView } from '@shared/operations/stocktake-review'
import { Avatar } from '@/components/avatar'
import { Card } from '@/components/card'
import { PhotoStrip } from '@/components/photo-field'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { formatInstant, formatQuantity } from '@/lib/format'
import './count-list.scss'

/** Every count of the line, the newest first: who, when, how many, with its photos; the one that decides is marked. */
export function CountList({ events, line }: Pick<LineView, 'events' | 'line'>) {
  return (
    <Card
      title="盘点记录"
      extra={events.length > 0 ? `${events.length} 次` : undefined}
      padded={false}
      id="counts"
    >
      {events.length === 0 && <View className="count-entry__none">还没有人盘过</View>}
      {events.map((event) => (
        <Entry key={event.eventId} event={event} item={line.item} />
      ))}
    </Card>
  )
}

type Event = LineView['events'][number]

function Entry({ event, item }: { event: Event; item: LineView['line']['item'] }) {
  const {
    byName,
    round,
    quantity,
    damaged,
    correction,
    note,
    countedAt,
    receivedAt,
    book,
    overlaps,
    decides,
  } = event
  const { unit, scale } = item
  const late = Date.parse(receivedAt) - Date.parse(countedAt) > LATE_MS
  const facts = [
    book !== undefined && `当时账面 ${formatQuantity(book, scale)} ${unit}`,
    damaged && `损坏 ${formatQuantity(damaged, scale)} ${unit}`,
    correction?.lotNo && `批号更正为 ${correction.lotNo}`,
    correction?.productionDate && `生产日期更正为 ${correction.productionDate}`,
    correction?.expiryDate && `有效期更正为 ${correction.expiryDate}`,
    late && `${formatInstant(receivedAt)} 才送到`,
  ].flatMap((fact) => fact || [])
  return (
    <View className="count-entry">
      <View className="count-entry__head">
        <Avatar name={byName} size={32} />
        <View className="count-entry__who">
          <View className="count-entry__name">{byName}</View>
          <View className="count-entry__time num">
            第 {round} 轮 · {formatInstant(countedAt)}
          </View>
        </View>
        <View className="count-entry__side">
          <QuantityText quantity={quantity} unit={unit} scale={scale} />
          {decides && <StateTag tone="brand">以此为准</StateTag>}
          {overlaps && <StateTag tone="warning">当时有收发</StateTag>}
        </View>
      </View>
      {facts.length > 0 && <View className="count-entry__facts num">{facts.join(' · ')}</View>}
      {note && <View className="count-entry__note">{note}</View>}
      <PhotoStrip label={`${byName}拍的照片`} urls={event.photos.map(({ url }) => url)} />
    </View>
  )
}

const LATE_MS = 10 * 60_000
