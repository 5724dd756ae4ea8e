import { View } from '@tarojs/components'
import { locationCode } from '@shared/domain/stock'
import { formatQuantity } from '@shared/domain/units'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { StateTag } from '@/components/state-tag'
import { formatTime } from '@/lib/format'
import { hasRole, useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'

/** Shelves of this item that held less than the book when somebody picked there; nothing to see for staff. */
export function CountRequests({ itemId }: { itemId: string }) {
  const concerned = hasRole(useMe(), 'clerk', 'admin')
  const query = useQuery('outbound.countRequests', concerned ? { itemId, limit: 20 } : null)
  const rows = query.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Card id="count-requests" title="等盘点的库位" extra={`${rows.length} 处`} padded={false}>
      {rows.map(({ _id, item, lotNo, locationId, expected, found, reason, by, at }) => (
        <ListRow
          key={_id}
          title={<View className="code">{locationCode(locationId)}</View>}
          subtitle={`账上 ${formatQuantity(expected, item.scale)}，实有 ${formatQuantity(found, item.scale)} ${item.unit}`}
          note={`${lotNo ? `批号 ${lotNo} · ` : ''}${reason} · ${by.name} ${formatTime(at)}`}
          tag={<StateTag tone="warning">待盘点</StateTag>}
        />
      ))}
    </Card>
  )
}
