import { View } from '@tarojs/components'
import { businessDay } from '@shared/domain/calendar'
import { StateTag } from '@/components/state-tag'
import { controlledText } from '@/features/scan/item-text'
import { formatDay } from '@/lib/format'
import type { ControlledClass } from '@shared/schema/masterdata'
import type * as z from 'zod/mini'
import './lot-line.scss'

interface LotLike {
  lotNo?: string | undefined
  serialNo?: string | undefined
  expiryDate?: string | undefined
  location?: string | undefined
  receivedAt?: string | undefined
}

/** What tells one lot from another, in the order in which a clerk reads a shelf. */
export function LotLine({ lot: { lotNo, serialNo, expiryDate, location, receivedAt } }: { lot: LotLike }) {
  const facts = [
    location,
    serialNo && `序列号 ${serialNo}`,
    lotNo && `批号 ${lotNo}`,
    expiryDate && `有效期至 ${expiryDate}`,
    // Without a number of its own, the day on which it came is what tells a lot from its neighbour.
    !lotNo && !serialNo && receivedAt ? `${formatDay(businessDay(receivedAt))} 入库` : undefined,
  ].flatMap((fact) => fact || [])
  return (
    <View className="lot-facts">
      {facts.map((fact) => (
        <View key={fact} className="code">
          {fact}
        </View>
      ))}
    </View>
  )
}

/** The name of an item with what must be known before touching it. */
export function ItemName({
  item,
}: {
  item: { name: string; controlled?: z.infer<typeof ControlledClass> | undefined }
}) {
  return (
    <View className="item-name">
      {item.name}
      {item.controlled && <StateTag tone="warning">{controlledText[item.controlled]}</StateTag>}
    </View>
  )
}
