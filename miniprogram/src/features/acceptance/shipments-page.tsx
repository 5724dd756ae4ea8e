import { View } from '@tarojs/components'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { formatAge } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { usePages } from '@/lib/use-pages'
import { shipmentText } from '@shared/domain/acceptance'

/** For goods that somebody outside is to get. */
const sendOut = {
  id: 'send-out',
  text: '申请外发',
  icon: 'plus',
  kind: 'secondary',
  onTap: () => openPage('catalog', { kind: 'external' }),
} as const

/** Everything that was sent out and that nobody has accepted yet. */
export function ShipmentsPage() {
  const pages = usePages('requisition.list', { view: 'toAccept', limit: 20 })
  return (
    <Page title="外发签收" bottom={<BottomBar primary={sendOut} />}>
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            drawing="done"
            title="没有等签收的外发"
            text="发给外单位的东西，在对方签收前会列在这里"
            action={{
              id: 'go-requisitions',
              text: '看我的申请',
              onTap: () => openPage('requisitions', {}),
            }}
          />
        }
      >
        {(rows) => (
          <Card padded={false}>
            {rows.map((row) => (
              <ListRow
                key={row.requisitionId}
                id={`shipment-${row.requisitionId}`}
                title={row.recipientName ?? row.departmentName}
                subtitle={row.brief}
                note={
                  <View className="num">{`${row.requisitionId} · ${row.requesterName} · 等了 ${formatAge(row.updatedAt)}`}</View>
                }
                tag={<StateTag tone="warning">{shipmentText.shipped}</StateTag>}
                onTap={() => openPage('accept', { id: row.requisitionId })}
              />
            ))}
          </Card>
        )}
      </Loadable>
      <ListEnd pages={pages} />
    </Page>
  )
}
