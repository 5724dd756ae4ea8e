import { View } from '@tarojs/components'
import type { Warehouse } from '@shared/schema/masterdata'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { hasRole, useMe } from '@/lib/session'
import { openPage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'

/** 仓库与库位: every warehouse by branch. */
export function WarehouseList() {
  const query = useQuery('masterdata.listWarehouses', { includeDisabled: true }, { pull: true })
  const admin = hasRole(useMe(), 'admin')
  return (
    <Page
      title="仓库与库位"
      bottom={
        admin && (
          <BottomBar
            primary={{
              id: 'new-warehouse',
              text: '新建仓库',
              icon: 'plus',
              onTap: () => openPage('editWarehouse', {}),
            }}
          />
        )
      }
    >
      <Loadable
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<EmptyState title="还没有仓库" text="先建仓库和库区，再批量生成库位，就可以收货了" />}
      >
        {({ rows }) =>
          [...byBranch(rows)].map(([branch, warehouses]) => (
            <Card key={branch} title={branch} extra={`${warehouses.length} 个`} padded={false}>
              {warehouses.map((warehouse) => (
                <Row key={warehouse._id} warehouse={warehouse} />
              ))}
            </Card>
          ))
        }
      </Loadable>
    </Page>
  )
}

function Row({ warehouse }: { warehouse: Warehouse }) {
  const { _id, name, address, zones, status } = warehouse
  return (
    <ListRow
      id={`warehouse-${_id}`}
      title={name}
      subtitle={address}
      note={
        <>
          <View className="code">{_id}</View>
          {zones.map((zone) => zone.name).join('、')}
        </>
      }
      tag={status === 'disabled' && <StateTag>已停用</StateTag>}
      arrow
      onTap={() => openPage('warehouse', { id: _id })}
    />
  )
}

function byBranch(rows: readonly Warehouse[]): Map<string, Warehouse[]> {
  const branches = new Map<string, Warehouse[]>()
  for (const row of rows) branches.set(row.branch, [...(branches.get(row.branch) ?? []), row])
  return branches
}
