import { View } from '@tarojs/components'
import { mayWorkIn } from '@shared/domain/rights'
import { locationCode } from '@shared/domain/stock'
import { formatQuantity } from '@shared/domain/units'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { StateTag } from '@/components/state-tag'
import { formatTime } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { hasRole, useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import './count-requests.scss'

/** Shelves of this item that held less than the book when somebody picked there; nothing to see for staff. */
export function CountRequests({ itemId }: { itemId: string }) {
  const me = useMe()
  const concerned = hasRole(me, 'clerk', 'admin')
  const query = useQuery('outbound.countRequests', concerned ? { itemId, limit: 20 } : null)
  const rows = query.data?.rows ?? []
  const mine = rows.filter(({ warehouseId }) => me && mayWorkIn(me, warehouseId))
  const [first] = mine
  if (rows.length === 0) return null
  const here = mine.filter(({ warehouseId }) => warehouseId === first?.warehouseId)
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
      {first && (
        <View className="count-requests__action">
          <Button
            id="count-these"
            kind="secondary"
            icon="count"
            onTap={() =>
              openPage('stocktakeNew', {
                warehouse: first.warehouseId,
                requests: here.map(({ _id }) => _id).join(','),
              })
            }
          >
            盘点这 {here.length} 处
          </Button>
        </View>
      )}
    </Card>
  )
}
