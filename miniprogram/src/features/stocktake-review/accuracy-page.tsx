import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { stocktakeKindText } from '@shared/domain/stocktake/words'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { Chips } from '@/components/segmented'
import { Stat, StatRow } from '@/components/stat'
import { useWarehouses } from '@/features/reports/api'
import { formatCount, formatDay, formatMoney } from '@/lib/format'
import { businessDay } from '@shared/domain/calendar'
import { openPage } from '@/lib/nav'
import { ForRoles } from '../quality/components/for-roles'
import { MonthBars } from './components/month-bars'
import { percentText } from './figures'
import { plainParams } from './plain-params'
import { useAccuracy, type AccuracyView } from './use-accuracy'

/** 账实准确率: how right the books were, month by month and stocktake by stocktake. */
export function AccuracyPage() {
  return (
    <ForRoles title="账实准确率" roles={['clerk', 'admin']} refusal="账实准确率由仓管员和管理员查看">
      {() => <Rates />}
    </ForRoles>
  )
}

function Rates() {
  const { warehouse = '' } = plainParams(useRouter<{ warehouse?: string }>().params)
  const [warehouseId, setWarehouseId] = useState(warehouse)
  const { query, pages } = useAccuracy(warehouseId)
  const warehouses = useWarehouses().data?.rows ?? []
  // Another warehouse replaces the figures in place: the page neither empties nor jumps meanwhile.
  const last = useRef(query.data)
  if (query.data) last.current = query.data
  const shown = query.data ?? (query.failure ? undefined : last.current)
  return (
    <Page
      title="账实准确率"
      sticky={
        warehouses.length > 1 && (
          <Chips
            value={warehouseId}
            options={[
              { value: '', text: '全部仓库', id: 'scope-all' },
              ...warehouses.map(({ _id, name }) => ({ value: _id, text: name, id: `scope-${_id}` })),
            ]}
            onChange={setWarehouseId}
          />
        )
      }
    >
      <Loadable
        query={{ ...query, data: shown }}
        isEmpty={({ whole }) => whole.stocktakes === 0}
        empty={
          <EmptyState
            title="近一年没有完成的盘点"
            text="盘点过账后，这里有每次和每月的准确率"
            action={{ text: '去盘点', icon: 'count', onTap: () => openPage('stocktakes', {}) }}
          />
        }
      >
        {(data) => (
          <>
            <Whole data={data} />
            <Card title="每月（按行）" id="months">
              <MonthBars months={data.months} />
            </Card>
            <Card title="每次盘点" padded={false} id="stocktakes">
              {(pages.data ?? data.stocktakes.rows).map((row) => (
                <Row key={row.stocktakeId} row={row} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${(pages.data ?? []).length} 次`} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function Whole({ data: { whole } }: { data: AccuracyView }) {
  const { stocktakes, lines, byLines, byValue, surplusFen, lossFen } = whole
  return (
    <Card id="whole" title="近一年">
      <StatRow>
        <Stat label="按行数" value={percentText(byLines)} note={`盘了 ${formatCount(lines)} 行`} />
        {byValue !== undefined && (
          <Stat
            label="按金额"
            value={percentText(byValue)}
            note={
              <>
                <View>盈 {formatMoney(surplusFen ?? 0)}</View>
                <View>亏 {formatMoney(lossFen ?? 0)}</View>
              </>
            }
          />
        )}
        <Stat label="盘点" value={formatCount(stocktakes)} unit="次" />
      </StatRow>
    </Card>
  )
}

function Row({ row }: { row: AccuracyView['stocktakes']['rows'][number] }) {
  const { stocktakeId, name, kind, warehouseName, postedAt, lines, matched, byLines, byValue } = row
  return (
    <ListRow
      id={`accuracy-${stocktakeId}`}
      title={<CodedText text={name} />}
      subtitle={`${warehouseName} · ${stocktakeKindText[kind]}`}
      note={
        <>
          <View className="code">{stocktakeId}</View>
          <View className="num">
            {formatDay(businessDay(postedAt))}过账 · {formatCount(lines)} 行，差异{' '}
            {formatCount(lines - matched)} 行
          </View>
        </>
      }
      value={percentText(byLines)}
      {...(byValue == null ? {} : { tag: <View className="muted num">金额 {percentText(byValue)}</View> })}
      onTap={() => openPage('stocktakeReport', { id: stocktakeId })}
    />
  )
}
