import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { LocationRow } from '@shared/operations/places'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { openPage } from '@/lib/nav'
import { hasRole, useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { LocationSheet } from './components/location-sheet'
import { useManyLocations } from './use-many-locations'

/** The locations of one rack in walking order; a tap opens one, the bar treats all of them. */
export function RackPage() {
  const { id = '', rack = '' } = useRouter().params
  const query = useQuery('masterdata.rack', { warehouseId: id, rack }, { pull: true })
  const rows = query.data?.rows ?? []
  const [open, setOpen] = useState<string>()
  const admin = hasRole(useMe(), 'admin')
  const many = useManyLocations(id, rack, rows, query.refresh)
  return (
    <Page
      title={`货架 ${rack}`}
      notice={
        many.notice && (
          <Notice id="refusal" tone={many.tone}>
            {many.notice}
          </Notice>
        )
      }
      bottom={
        rows.length > 0 && (
          <BottomBar
            {...(admin
              ? {
                  tertiary: {
                    id: 'rack-status',
                    text: many.allDisabled ? '删除整架' : '停用整架',
                    disabled: many.running,
                    onTap: () => void (many.allDisabled ? many.remove() : many.setStatus('disabled')),
                  },
                }
              : {})}
            {...(admin && many.someDisabled
              ? {
                  secondary: {
                    id: 'rack-enable',
                    text: '全部启用',
                    disabled: many.running,
                    onTap: () => void many.setStatus('active'),
                  },
                }
              : {})}
            primary={{
              id: 'labels',
              text: '库位标签',
              icon: 'printer',
              onTap: () => openPage('labels', { id, rack }),
            }}
          />
        )
      }
    >
      <Loadable
        query={query}
        isEmpty={(data) => data.rows.length === 0}
        empty={
          <EmptyState
            title="这排货架没有库位了"
            text="可以重新生成"
            action={{ text: '生成库位', icon: 'plus', onTap: () => openPage('newLocations', { id }) }}
          />
        }
      >
        {(data) => (
          <Card title={`${data.rows.length} 个库位`} extra="按走货顺序" padded={false}>
            {data.rows.map((row) => (
              <Row key={row._id} row={row} onTap={() => setOpen(row._id)} />
            ))}
          </Card>
        )}
      </Loadable>
      <LocationSheet
        key={open ?? 'none'}
        location={rows.find(({ _id }) => _id === open)}
        admin={admin}
        onClose={() => setOpen(undefined)}
        onChanged={() => void query.refresh()}
      />
    </Page>
  )
}

function Row({ row, onTap }: { row: LocationRow; onTap: () => void }) {
  const { code, lots, capacity, status, pickSequence } = row
  const full = capacity !== undefined && lots >= capacity
  return (
    <ListRow
      id={`location-${code}`}
      title={<View className="code">{code}</View>}
      note={`走货顺序 ${pickSequence}`}
      value={lots > 0 ? `${lots}${capacity ? `/${capacity}` : ''} 批` : '空'}
      tag={
        status === 'disabled' ? (
          <StateTag>已停用</StateTag>
        ) : (
          full && <StateTag tone="warning">已放满</StateTag>
        )
      }
      arrow
      onTap={onTap}
    />
  )
}
