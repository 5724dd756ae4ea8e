import { View } from '@tarojs/components'
import { useState } from 'react'
import { locationCode } from '@shared/domain/stock'
import { formatQuantity } from '@shared/domain/units'
import type { OutputOf } from '@shared/operations'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Icon } from '@/components/icon'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PickerField } from '@/components/picker-field'
import { useMyWarehouses } from '@/features/inbound/use-my-warehouses'
import { formatTime } from '@/lib/format'
import { openPage, switchTab } from '@/lib/nav'
import { readStored } from '@/lib/storage'
import { usePages, type Pages } from '@/lib/use-pages'
import { ForRoles } from '../quality/components/for-roles'
import { MOST_REQUESTS, requestsToOpen } from './short-shelves'
import './shelves-page.scss'

type Request = OutputOf<'outbound.countRequests'>['rows'][number]

/** Shelves where somebody picked and found less than the books said: chosen and counted together. */
export function ShelvesPage() {
  return (
    <ForRoles title="短少的库位" roles={['clerk']} refusal="短少的库位由仓管员盘点">
      {() => <Shelves />}
    </ForRoles>
  )
}

function Shelves() {
  const { mine, query: warehouses } = useMyWarehouses()
  const [picked, setPicked] = useState('')
  const usual = mine.find(({ _id }) => _id === readStored('warehouseId')) ?? mine[0]
  const warehouseId = picked || usual?._id || ''
  const pages = usePages('outbound.countRequests', warehouseId ? { warehouseId, limit: 50 } : null)
  /** Those left out: at first everything is chosen. */
  const [without, setWithout] = useState<string[]>([])
  const rows = pages.data ?? []
  const chosen = requestsToOpen(rows, without)
  const toggle = (id: string) =>
    setWithout(without.includes(id) ? without.filter((other) => other !== id) : [...without, id])
  return (
    <Page
      title="短少的库位"
      notice={
        rows.length - without.length > MOST_REQUESTS && (
          <Notice tone="warning">一次最多盘 {MOST_REQUESTS} 处，剩下的下次再盘</Notice>
        )
      }
      bottom={
        rows.length > 0 && (
          <BottomBar
            summary={`选了 ${chosen.length} 处`}
            primary={{
              id: 'count-shelves',
              text: '盘点这些',
              icon: 'count',
              disabled: chosen.length === 0,
              onTap: () => openPage('stocktakeNew', { warehouse: warehouseId, requests: chosen.join(',') }),
            }}
          />
        )
      }
    >
      {mine.length > 1 && (
        <Card padded={false}>
          <PickerField
            label="仓库"
            value={warehouseId}
            choices={mine.map(({ _id, name }) => ({ value: _id, text: name }))}
            onChange={(id) => {
              setPicked(id)
              setWithout([])
            }}
          />
        </Card>
      )}
      <Loadable
        query={warehouses}
        isEmpty={() => mine.length === 0}
        empty={<EmptyState title="还没有归你管的仓库" text="请管理员在人员里给你分配仓库" />}
      >
        {() => <ShortShelves pages={pages} chosen={chosen} onToggle={toggle} />}
      </Loadable>
    </Page>
  )
}

interface ShortShelvesProps {
  pages: Pages<Request>
  chosen: readonly string[]
  onToggle: (id: string) => void
}

function ShortShelves({ pages, chosen, onToggle }: ShortShelvesProps) {
  return (
    <Loadable
      query={pages}
      isEmpty={(found) => found.length === 0}
      empty={
        <EmptyState
          drawing="done"
          title="没有短少的库位"
          text="拣货时发现比账上少的，会记在这里等着盘"
          action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
        />
      }
    >
      {(found) => (
        <>
          <Card padded={false}>
            {found.map((row) => (
              <Row key={row._id} row={row} on={chosen.includes(row._id)} onTap={() => onToggle(row._id)} />
            ))}
          </Card>
          <ListEnd pages={pages} done={`共 ${found.length} 处`} />
        </>
      )}
    </Loadable>
  )
}

function Row({ row, on, onTap }: { row: Request; on: boolean; onTap: () => void }) {
  const { _id, item, lotNo, locationId, expected, found, reason, by, at } = row
  return (
    <ListRow
      id={`shelf-${_id}`}
      leading={
        <View className={on ? 'shelf-tick shelf-tick--on' : 'shelf-tick'}>
          {on && <Icon name="check" size={16} />}
        </View>
      }
      title={item.name}
      subtitle={<View className="code">{locationCode(locationId)}</View>}
      note={`${lotNo ? `批号 ${lotNo} · ` : ''}${reason} · ${by.name} ${formatTime(at)}`}
      value={`${formatQuantity(found, item.scale)} ${item.unit}`}
      tag={
        <View className="muted num">
          账上 {formatQuantity(expected, item.scale)} {item.unit}
        </View>
      }
      label={`${locationCode(locationId)} ${item.name}，${on ? '已选' : '未选'}`}
      onTap={onTap}
    />
  )
}
