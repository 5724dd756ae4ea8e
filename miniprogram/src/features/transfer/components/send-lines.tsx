import { View } from '@tarojs/components'
import { useState } from 'react'
import { formatQuantity } from '@shared/domain/units'
import type { PickLine } from '@shared/operations/outbound'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { lotText } from '@/features/outbound/lot-text'
import type { Send } from '../use-send'
import { LotsSheet } from './lots-sheet'
import './send-lines.scss'

export interface SendLinesProps {
  lines: readonly PickLine[]
  send: Send
  /** Whether other lots than the proposed may be taken at all. */
  mayOverride: boolean
}

/** Every line with the places that it is taken from, in walking order. */
export function SendLines({ lines, send, mayOverride }: SendLinesProps) {
  const [changing, setChanging] = useState<PickLine>()
  return (
    <>
      {lines.map((line) => (
        <Card
          key={line.lineId}
          padded={false}
          title={line.item.name}
          extra={
            <View className="send-line__wanted num">
              要 {formatQuantity(line.openQuantity, line.item.scale)} {line.item.unit}
            </View>
          }
        >
          {line.item.specification && <View className="send-line__about">{line.item.specification}</View>}
          {send.stops
            .filter((stop) => stop.line.lineId === line.lineId)
            .map((stop) => (
              <Tappable
                key={stop.key}
                className={stop.done ? 'send-stop send-stop--done' : 'send-stop'}
                role="checkbox"
                selected={stop.done}
                onTap={() => send.tick(stop.key)}
                label={`${stop.lot.location}，${stop.done ? '已核对' : '未核对'}`}
              >
                <View className="send-stop__tick">{stop.done && <Icon name="check" size={18} />}</View>
                <View className="send-stop__main">
                  <View className="send-stop__location code">{stop.lot.location}</View>
                  <View className="send-stop__note">
                    <View className="code">{lotText(stop.lot)}</View>
                    <View>{stop.why}</View>
                  </View>
                </View>
                <View className="send-stop__quantity num">
                  {formatQuantity(stop.quantity, line.item.scale)} {line.item.unit}
                </View>
              </Tappable>
            ))}
          <Tappable
            id={`change-${line.lineId}`}
            className="send-line__change"
            onTap={() => setChanging(line)}
            label={`改${line.item.name}的数量或批次`}
          >
            {mayOverride ? '改数量或换批次' : '改数量'}
          </Tappable>
        </Card>
      ))}
      <LotsSheet
        line={changing}
        takes={changing ? send.takesOf(changing) : []}
        mayOverride={mayOverride}
        onClose={() => setChanging(undefined)}
        onChange={send.change}
      />
    </>
  )
}
