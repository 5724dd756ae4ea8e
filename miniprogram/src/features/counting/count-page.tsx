import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Chips, Segmented } from '@/components/segmented'
import { toast } from '@/lib/feedback'
import { openPage, replacePage } from '@/lib/nav'
import { usePageShown } from '@/lib/page-shown'
import { scanText } from '@/lib/scan'
import { useMe } from '@/lib/session'
import { usePages } from '@/lib/use-pages'
import { useQuery } from '@/lib/use-operation'
import { useWedge } from '@/lib/wedge'
import { CountingWait } from './components/counting-wait'
import { RouteHead } from './components/route-head'
import { RouteRow } from './components/route-row'
import { Refused, Unsent } from './components/unsent'
import { unsentAt } from './queue'
import { useCounting } from './use-counting'
import { useFindLocation } from './use-find-location'

/** My way through the warehouse: which shelves are still to be counted, in walking order. */
export function CountPage() {
  const stocktakeId = decodeURIComponent(useRouter<{ id: string }>().params.id ?? '')
  const me = useMe()
  const { counting, queue } = useCounting()
  const [view, setView] = useState<'open' | 'all'>('open')
  const [area, setArea] = useState('')
  const overview = useQuery('stocktake.get', me ? { stocktakeId } : null)
  const pages = usePages(
    'stocktake.route',
    me ? { stocktakeId, view, limit: 50, ...(area ? { areaId: Number(area) } : {}) } : null,
  )
  const find = useFindLocation(stocktakeId)
  useWedge((code) => void find.onCode(code), usePageShown())
  if (!me || !counting) {
    return (
      <Page title="盘点">
        <CountingWait />
      </Page>
    )
  }
  const { data } = overview
  const counts = queue.counts.filter((count) => count.stocktakeId === stocktakeId)
  const closed = data && !data.actions.count
  const scan = async () => {
    const result = await scanText({ title: '扫库位码' })
    if (result.ok) void find.onCode(result.text)
    else if (result.reason === 'refused') toast.error('相机没有打开，请允许使用相机，或直接输入库位号')
  }
  return (
    <Page
      title="盘点"
      sticky={data && <RouteHead view={data} me={me._id} find={find} />}
      bottom={
        data && (
          <BottomBar
            primary={{
              id: 'scan-location',
              text: '扫库位',
              icon: 'scan',
              loading: find.busy,
              disabled: closed,
              onTap: () => void scan(),
            }}
          />
        )
      }
    >
      {closed && (
        <Notice
          id="count-closed"
          tone="warning"
          action={{ text: '看盘点单', onTap: () => replacePage('stocktake', { id: stocktakeId }) }}
        >
          {data.stocktake.status === 'opening'
            ? '盘点明细还在生成，稍等一会儿再来'
            : '这张盘点单现在不用你盘'}
        </Notice>
      )}
      <Unsent queue={counting.queue} state={queue} counts={counts} />
      <Refused queue={counting.queue} counts={counts} />
      {data && data.board.areas.length > 1 && (
        <Chips
          value={area}
          onChange={setArea}
          options={[
            { value: '', text: '全部区域', id: 'area-all' },
            ...[...data.board.areas]
              .sort((a, b) => Number(b.mine) - Number(a.mine))
              .map(({ areaId, name, mine, lines, counted }) => ({
                value: String(areaId),
                id: `area-${areaId}`,
                text: mine ? `${name}（我的）` : name,
                count: lines - counted,
              })),
          ]}
        />
      )}
      <Segmented
        value={view}
        onChange={setView}
        options={[
          { value: 'open', text: '待盘库位', id: 'route-open' },
          { value: 'all', text: '全部库位', id: 'route-all' },
        ]}
      />
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            drawing="done"
            title={view === 'open' ? '你要盘的库位都盘完了' : '没有要盘的库位'}
            text={view === 'open' ? '还有别的货架要看，也可以直接扫它的库位码' : '换一个区域看看'}
            action={{
              id: 'route-done',
              text: '看盘点进度',
              icon: 'chart',
              onTap: () => replacePage('stocktake', { id: stocktakeId }),
            }}
          />
        }
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((row) => (
                <RouteRow
                  key={row.locationId}
                  row={row}
                  inArea={area !== '' || (data?.board.areas.length ?? 1) < 2}
                  unsent={unsentAt(queue, stocktakeId, row.locationId)}
                  onTap={() => openPage('countLocation', { id: stocktakeId, location: row.locationId })}
                />
              ))}
            </Card>
            <ListEnd pages={pages} done={rows.length > 20 ? `共 ${rows.length} 个库位` : undefined} />
          </>
        )}
      </Loadable>
    </Page>
  )
}
