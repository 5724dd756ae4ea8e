import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { PhotoStrip } from '@/components/photo-field'
import { StateTag } from '@/components/state-tag'
import { formatInstant, formatMoney, formatQuantity } from '@/lib/format'
import { liabilityText } from '@shared/domain/loan-settle'
import type { LoanView } from '@shared/operations/loan'
import './settlements-card.scss'

/** Loss and damage: who answers for it and how, with the pictures. */
export function SettlementsCard({ view: { loan, photos } }: { view: LoanView }) {
  if (loan.settlements.length === 0 && photos.length === 0) return null
  const itemOf = new Map(loan.lines.map((line) => [line.lineId, line.item]))
  return (
    <Card title="丢失与损坏">
      {[...loan.settlements].reverse().map((settlement) => {
        const { settlementId, kind, lineId, quantity, liable, decision, amountFen, note, by, at } = settlement
        const item = itemOf.get(lineId)
        return (
          <View key={settlementId} className="settlement">
            <View className="settlement__head">
              <View className="settlement__name">
                {item && `${item.name} ×${formatQuantity(quantity, item.scale)} ${item.unit}`}
              </View>
              <StateTag tone="danger">{kind === 'lost' ? '丢失' : '损坏'}</StateTag>
            </View>
            <View className="settlement__fact num">
              {`${liable.name} · ${liabilityText[decision]}`}
              {amountFen !== undefined && amountFen > 0 && ` ${formatMoney(amountFen)}`}
            </View>
            <View className="settlement__note">{note}</View>
            <View className="settlement__note num">{`${by.name} · ${formatInstant(at)}`}</View>
          </View>
        )
      })}
      <PhotoStrip urls={photos.map(({ url }) => url)} label="损坏照片" />
    </Card>
  )
}
