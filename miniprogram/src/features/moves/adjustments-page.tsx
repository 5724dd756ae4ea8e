import { View } from '@tarojs/components'
import { locationCode } from '@shared/domain/stock'
import type { Adjustment } from '@shared/schema/adjustment'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Icon } from '@/components/icon'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { StateTag } from '@/components/state-tag'
import { formatTime } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { hasRole, useMe } from '@/lib/session'
import { usePages } from '@/lib/use-pages'
import { adjustmentIcon, adjustmentTitle } from './words'

/** Moves, freezing, splitting and merging, newest first. */
export function AdjustmentsPage() {
  const me = useMe()
  const pages = usePages('stock.adjustments', me ? { limit: 20 } : null)
  if (!me) {
    return (
      <Page title="库内作业">
        <SessionWait />
      </Page>
    )
  }
  const isClerk = hasRole(me, 'clerk')
  const move = {
    id: 'new-move',
    text: '移库',
    icon: 'transfer' as const,
    onTap: () => openPage('move', {}),
  }
  return (
    <Page title="库内作业" bottom={isClerk && <BottomBar primary={move} />}>
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState title="还没有移库、冻结或拆并批" text="在物资或库位页点一批就能办理" />}
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((row) => (
                <Row key={row._id} row={row} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${rows.length} 张`} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function Row({ row }: { row: Adjustment }) {
  const [line] = row.lines
  const more = row.lines.length > 1 ? ` 等 ${row.lines.length} 行` : ''
  return (
    <ListRow
      id={`adjustment-${row._id}`}
      leading={<Icon name={adjustmentIcon[row.kind]} size={22} color="var(--text-secondary)" />}
      title={`${adjustmentTitle(row)} · ${line?.item.name ?? ''}${more}`}
      subtitle={line && placesOf(row)}
      note={
        <View>
          <View className="code">{row._id}</View>
          {row.by.name} · {formatTime(row.at)}
        </View>
      }
      tag={row.status === 'reversed' && <StateTag tone="danger">已冲销</StateTag>}
      arrow
      onTap={() => openPage('adjustment', { id: row._id })}
    />
  )
}

function placesOf({ kind, lines, warehouseName, reason }: Adjustment): string {
  const [line] = lines
  if (!line) return warehouseName
  const from = locationCode(line.from.locationId)
  if (kind === 'move') return `${warehouseName} ${from} → ${locationCode(line.to.locationId)}`
  return `${warehouseName} ${from}${reason ? ` · ${reason}` : ''}`
}
