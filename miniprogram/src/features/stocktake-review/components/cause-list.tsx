import { View } from '@tarojs/components'
import type { VarianceCause } from '@shared/operations/stocktake-review'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { Icon, type IconName } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { documentOpener } from '@/lib/document-link'
import { formatTime } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useMe, type Me } from '@/lib/session'
import './cause-list.scss'

const kinds: Record<VarianceCause['kind'], { text: string; icon: IconName }> = {
  unitMixUp: { text: '单位可能弄错', icon: 'box' },
  swappedLot: { text: '批号可能盘串', icon: 'transfer' },
  elsewhere: { text: '别处也有', icon: 'location' },
  unposted: { text: '还没记账的单据', icon: 'document' },
  movement: { text: '上次盘点后的收发', icon: 'list' },
  earlierVariance: { text: '以前也有差异', icon: 'clock' },
  shortShelf: { text: '拣货时报过短少', icon: 'alert' },
  movedWhileCounting: { text: '盘点时在收发', icon: 'refresh' },
}

export interface CauseListProps {
  causes: readonly VarianceCause[]
  item: { unit: string; scale: number }
}

/** What may explain the difference; each leads to where it can be looked up. */
export function CauseList({ causes, item }: CauseListProps) {
  const me = useMe()
  return (
    <Card title="可能的原因" padded={false} id="causes">
      {causes.map((cause, index) => {
        const open = openerOf(cause, me)
        const { text, icon } = kinds[cause.kind]
        return (
          <ListRow
            key={index}
            id={`cause-${cause.kind}-${index}`}
            className="cause"
            leading={<Icon name={icon} size={20} color="var(--text-secondary)" />}
            title={<CodedText text={cause.text} />}
            note={
              <View className="num">
                {[text, cause.at && formatTime(cause.at)].filter(Boolean).join(' · ')}
              </View>
            }
            value={
              cause.quantity === undefined ? undefined : (
                <QuantityText
                  quantity={cause.quantity}
                  unit={item.unit}
                  scale={item.scale}
                  size="small"
                  signed
                />
              )
            }
            {...(open ? { onTap: open, arrow: true } : {})}
          />
        )
      })}
    </Card>
  )
}

function openerOf({ document, lineId, locationId }: VarianceCause, me: Me | undefined) {
  if (lineId) return () => openPage('stocktakeLine', { line: lineId })
  const opener = document && documentOpener(document, me)
  if (opener) return opener
  return locationId ? () => openPage('location', { id: locationId }) : undefined
}
