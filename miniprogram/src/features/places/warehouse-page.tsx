import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { ruleOf, ruleText } from '@shared/domain/location-code'
import type { OutputOf } from '@shared/operations'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { Stat, StatRow } from '@/components/stat'
import { back, openPage, openStock } from '@/lib/nav'
import { hasRole, useMe } from '@/lib/session'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { LifeCard } from './components/life-card'
import { ZoneCard } from './components/zone-card'

type WarehouseView = OutputOf<'masterdata.warehouse'>

/** One warehouse: what it holds, its zones, and their racks. */
export function WarehousePage() {
  const { id = '' } = useRouter().params
  const query = useQuery('masterdata.warehouse', { warehouseId: id }, { pull: true })
  const admin = hasRole(useMe(), 'admin')
  const active = query.data?.warehouse.status === 'active'
  return (
    <Page
      title={query.data?.warehouse.name ?? '仓库'}
      bottom={
        admin &&
        active && (
          <BottomBar
            secondary={{
              id: 'edit-warehouse',
              text: '修改',
              icon: 'edit',
              onTap: () => openPage('editWarehouse', { id }),
            }}
            primary={{
              id: 'generate',
              text: '生成库位',
              icon: 'plus',
              onTap: () => openPage('newLocations', { id }),
            }}
          />
        )
      }
    >
      <Loadable query={query}>{(data) => <Content data={data} admin={admin} query={query} />}</Loadable>
    </Page>
  )
}

function Content({
  data,
  admin,
  query,
}: {
  data: WarehouseView
  admin: boolean
  query: { refresh: () => Promise<void> }
}) {
  const { warehouse, racks, items, clerkNames } = data
  const setStatus = useCommand('masterdata.setWarehouseStatus')
  const remove = useCommand('masterdata.deleteWarehouse')
  const total = (field: 'locations' | 'occupied') => racks.reduce((sum, rack) => sum + rack[field], 0)
  return (
    <>
      <Card
        title={warehouse.name}
        extra={warehouse.status === 'disabled' ? <StateTag>已停用</StateTag> : warehouse.branch}
      >
        <View className="muted">
          <View className="code">{warehouse._id}</View> {warehouse.address ?? '没有填地址'}
        </View>
        <View className="muted">
          仓管员：{clerkNames.length > 0 ? clerkNames.join('、') : '还没有，请到「人员」里指定'}
        </View>
        <View className="muted">库位编号：{ruleText(ruleOf(warehouse))}</View>
      </Card>
      <Card>
        <StatRow>
          <Stat
            label="在库物资"
            value={items}
            unit="种"
            onTap={() => openStock({ warehouseId: warehouse._id })}
          />
          <Stat label="库位" value={total('locations')} unit="个" />
          <Stat label="有货" value={total('occupied')} unit="个" />
        </StatRow>
      </Card>
      {warehouse.zones.map((zone) => (
        <ZoneCard
          key={zone.code}
          zone={zone}
          racks={racks.filter((rack) => rack.zone === zone.code)}
          onRack={(rack) => openPage('rack', { id: warehouse._id, rack })}
          action={
            admin && warehouse.status === 'active' ? (
              <Button
                id={`generate-${zone.code}`}
                kind="text"
                size="small"
                onTap={() => openPage('newLocations', { id: warehouse._id, zone: zone.code })}
              >
                生成库位
              </Button>
            ) : undefined
          }
        />
      ))}
      {admin && (
        <LifeCard
          what={`「${warehouse.name}」`}
          status={warehouse.status}
          meaning="停用后不能再收货、领用和调拨。库里还有货或有没办完的单据时不能停用。"
          setStatus={(status) => setStatus.run({ warehouseId: warehouse._id, status })}
          remove={() => remove.run({ warehouseId: warehouse._id })}
          onDone={(done) => (done === 'deleted' ? back() : void query.refresh())}
        />
      )}
    </>
  )
}
