import { Text, View } from '@tarojs/components'
import type { Movement } from '@shared/operations/stock'
import type { Item } from '@shared/schema/masterdata'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { QuantityText } from '@/components/quantity-text'
import { SkeletonList } from '@/components/skeleton'
import { Timeline, type TimelineEntry } from '@/components/timeline'
import { documentOpener } from '@/lib/document-link'
import { formatDay, formatTime } from '@/lib/format'
import { useMe, type Me } from '@/lib/session'
import type { Pages } from '@/lib/use-pages'
import { businessDay } from '@shared/domain/calendar'
import { sum } from '@shared/domain/stock'
import { movementTitle, shelvesOf } from '../movement-words'
import { onHandCurve } from '../on-hand-curve'
import { Sparkline } from './sparkline'
import './movements.scss'

export interface MovementsProps {
  item: Pick<Item, 'unit' | 'scale'>
  pages: Pages<Movement>
  /** What is there now, in the warehouses that the movements are of. */
  onHand: number
}

const ENOUGH_FOR_A_CURVE = 4

/** What came and went as a timeline, with a curve of what was on hand. */
export function Movements({ item, pages, onHand }: MovementsProps) {
  const me = useMe()
  return (
    <Loadable
      query={pages}
      skeleton={<SkeletonList rows={4} card={false} />}
      isEmpty={(rows) => rows.length === 0}
      empty={<View className="movements__none">还没有收发，入库后这里会有记录</View>}
    >
      {(rows) => (
        <View className="movements">
          {rows.length >= ENOUGH_FOR_A_CURVE && <Curve rows={rows} onHand={onHand} />}
          <Timeline entries={rows.map((row) => entryOf(row, item, me))} />
          <ListEnd pages={pages} done={`共 ${rows.length} 笔`} />
        </View>
      )}
    </Loadable>
  )
}

function Curve({ rows, onHand }: { rows: Movement[]; onHand: number }) {
  const since = formatDay(businessDay(rows[rows.length - 1]?.at ?? Date.now()))
  return (
    <View className="movements__curve">
      <Sparkline points={onHandCurve(onHand, rows, Date.now())} label={`${since}以来的在库变化`} />
      <View className="movements__axis">
        <View>{since}</View>
        <View>在库变化</View>
        <View>今天</View>
      </View>
    </View>
  )
}

function entryOf(row: Movement, { unit, scale }: MovementsProps['item'], me: Me | undefined): TimelineEntry {
  const into = row.change > 0
  // A move, or another state: nothing came or went.
  const inside = row.change === 0
  const open = documentOpener(row.document, me)
  return {
    key: row.entryId,
    title: movementTitle(row),
    note: (
      <View className="movements__note">
        <View>
          {row.warehouseName} <Text className="code">{shelvesOf(row)}</Text>
        </View>
        <View>
          <Text className={open ? 'code movements__link' : 'code'}>{row.document.id}</Text>
          {row.actorName && ` · ${row.actorName}`}
        </View>
      </View>
    ),
    time: formatTime(row.at),
    value: (
      <QuantityText
        quantity={inside ? sum(row.lots.map(({ quantity }) => quantity)) : row.change}
        scale={scale}
        unit={unit}
        signed={!inside}
        tone={into ? 'success' : undefined}
      />
    ),
    tone: into ? 'success' : 'neutral',
    onTap: open,
  }
}
