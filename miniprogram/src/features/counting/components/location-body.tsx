import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Segmented } from '@/components/segmented'
import { confirm } from '@/lib/confirm'
import { openPage } from '@/lib/nav'
import type { Counting } from '../counting'
import { isOpen } from '../line-state'
import type { QueueState } from '../queue'
import { beepOf } from '../recognise'
import type { CountLocation, LineView } from '../use-count-location'
import { LineCard } from './line-card'
import type { OpenSheet } from './location-sheets'
import './tags.scss'
import { Refused, Unsent } from './unsent'

export interface LocationBodyProps {
  count: CountLocation
  counting: Counting
  queue: QueueState
  /** So many lines are drawn; the rest when the page is scrolled to them. */
  shown: number
  onSheet: (sheet: OpenSheet) => void
}

/** From so many lines on it is worth hiding those that are done. */
const MANY = 6

/** Lines of the shelf, the one that was beeped last on top. */
export function LocationBody({ count, counting, queue, shown, onSheet }: LocationBodyProps) {
  const [view, setView] = useState<'open' | 'all'>('all')
  const { shelf, views, active, place } = count
  const waits = queue.counts.filter(({ stocktakeId }) => stocktakeId === place.stocktakeId)
  const listed = ordered(
    view === 'open' ? views.filter(({ state, line }) => isOpen(state) || line.lineId === active) : views,
    active,
  )

  const less = (item: LineView) => {
    const { line, quantity = 0 } = item
    count.type(line, Math.max(0, quantity - 10 ** line.item.scale))
  }
  const more = (item: LineView) => {
    const { line } = item
    if (line.item.tracking === 'serial') return count.addPiece(line)
    const one = beepOf(line.item, line.item.unit)
    if (!('problem' in one)) count.add(line, one)
  }
  const drop = async (eventId: string) => {
    const sure = await confirm({
      title: '这一次的数不要了？',
      text: '没有收下的这一条会删掉，可以重新数。',
      action: '不要了',
      danger: true,
    })
    if (sure) counting.queue.drop(eventId)
  }
  return (
    <>
      {!shelf.loading && !shelf.data && <Unsent queue={counting.queue} state={queue} counts={waits} />}
      <Loadable query={shelf}>
        {(data) => (
          <>
            <Unsent queue={counting.queue} state={queue} counts={waits} onlyTrouble />
            <Refused
              queue={counting.queue}
              counts={waits.filter(
                (one) => one.event.locationId !== place.locationId || one.lineId.startsWith('find/'),
              )}
            />
            {!data.inScope && (
              <Notice tone="warning" id="out-of-scope">
                这个库位不在盘点范围里，只能记账外货
              </Notice>
            )}
            {views.length > MANY && (
              <Segmented
                value={view}
                onChange={setView}
                options={[
                  { value: 'open', text: '未盘', count: count.open.length, id: 'view-open' },
                  { value: 'all', text: '全部', count: views.length, id: 'view-all' },
                ]}
              />
            )}
            {views.length === 0 && data.inScope && (
              <EmptyState
                title="这里账上没有要盘的货"
                text="看一眼货架：有货就扫它的码，没有就去下一个库位"
                action={{
                  id: 'empty-found',
                  text: '按名称找物资',
                  icon: 'search',
                  onTap: () => onSheet({ kind: 'search' }),
                }}
              />
            )}
            {listed.slice(0, shown).map((item) => (
              <LineCard
                key={item.line.lineId}
                view={item}
                active={item.line.lineId === active}
                onPad={() => onSheet({ kind: 'pad', lineId: item.line.lineId })}
                onDetails={() => onSheet({ kind: 'details', lineId: item.line.lineId })}
                onMore={() => more(item)}
                onLess={() => less(item)}
                onNone={() => count.type(item.line, 0)}
                onRetry={(eventId) => void counting.queue.retry(eventId)}
                onDrop={(eventId) => void drop(eventId)}
              />
            ))}
            {listed.length === 0 && views.length > 0 && (
              <EmptyState drawing="done" title="这个库位都数过了" text="点「完成本库位」交上去，去下一个" />
            )}
            {data.finds.length + count.unknownWaiting.length > 0 && (
              <Card
                title="不明物"
                extra={`${data.finds.length + count.unknownWaiting.length} 条`}
                padded={false}
              >
                {count.unknownWaiting.map(({ event, name }) => (
                  <ListRow
                    key={event.eventId}
                    title={name.replace('不明物 ', '')}
                    note={event.note ?? '未提交'}
                    value={`${event.quantity} 件`}
                  />
                ))}
                {data.finds.map((find) => (
                  <ListRow key={find._id} title={find.code} note={find.note} value={`${find.quantity} 件`} />
                ))}
              </Card>
            )}
            <View className="count-body__more">
              <Button
                id="to-tags"
                kind="text"
                icon="scan"
                onTap={() => openPage('countTags', { id: place.stocktakeId, location: place.locationId })}
              >
                RFID 整架读取
              </Button>
            </View>
          </>
        )}
      </Loadable>
    </>
  )
}

const ordered = (views: readonly LineView[], active: string | undefined): LineView[] => {
  const first = views.filter(({ line }) => line.lineId === active)
  return [...first, ...views.filter((view) => !first.includes(view))]
}
