import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Rack } from '@shared/operations/places'
import type { Zone } from '@shared/schema/masterdata'
import { Card } from '@/components/card'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import { zoneKinds } from '../words'
import './zone-card.scss'

export interface ZoneCardProps {
  zone: Zone
  racks: readonly Rack[]
  onRack: (rack: string) => void
  action?: ReactNode
}

/** A zone with its racks, each with how full it is. */
export function ZoneCard({ zone, racks, onRack, action }: ZoneCardProps) {
  const kind = zoneKinds[zone.kind]
  return (
    <Card
      title={
        <View className="zone-card__title">
          <View className="code">{zone.code}</View>
          {zone.name}
          {kind.text !== zone.name && <StateTag tone={kind.tone}>{kind.text}</StateTag>}
        </View>
      }
      extra={action}
    >
      {racks.length === 0 ? (
        <View className="muted">这个库区还没有库位，放不了货</View>
      ) : (
        <View className="zone-card__racks">
          {racks.map((rack) => (
            <Tappable
              key={rack.rack}
              id={`rack-${rack.rack}`}
              className="zone-card__rack"
              label={`货架 ${rack.rack}，${rack.locations} 个库位，${rack.occupied} 个有货`}
              onTap={() => onRack(rack.rack)}
            >
              <View className="zone-card__code code">{rack.rack}</View>
              <View className="zone-card__bar">
                <View
                  className="zone-card__full"
                  style={{ width: `${Math.round((100 * rack.occupied) / rack.locations)}%` }}
                />
              </View>
              <View className="zone-card__count num">
                {rack.occupied}/{rack.locations}
                {rack.disabled > 0 && <View className="zone-card__off">停 {rack.disabled}</View>}
              </View>
            </Tappable>
          ))}
        </View>
      )}
    </Card>
  )
}
