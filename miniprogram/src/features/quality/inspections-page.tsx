import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { inspectionText, toJudge, toPutAway } from '@shared/domain/inspection'
import type { InspectionView } from '@shared/operations/quality'
import type { InputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { StateTag } from '@/components/state-tag'
import { formatAge } from '@/lib/format'
import { openPage, switchTab } from '@/lib/nav'
import { usePages } from '@/lib/use-pages'
import { ForRoles } from './components/for-roles'
import './inspections-page.scss'

type View = Exclude<InputOf<'quality.inspections'>['view'], 'all'>

/** Goods in the 待检 zone: what is to be judged, what is to be put away, and what is done. */
export function InspectionsPage() {
  return (
    <ForRoles title="待检与上架" roles={['clerk', 'admin']} refusal="质检和上架由仓管员办理">
      {() => <Lists />}
    </ForRoles>
  )
}

const options: { value: View; text: string; id: string }[] = [
  { value: 'toJudge', text: '待质检', id: 'view-to-judge' },
  { value: 'toPutAway', text: '待上架', id: 'view-to-put-away' },
  { value: 'done', text: '已完成', id: 'view-done' },
]

function Lists() {
  const { params } = useRouter<{ view?: string; item?: string }>()
  const [view, setView] = useState<View>(
    options.find(({ value }) => value === params.view)?.value ?? 'toJudge',
  )
  const itemId = params.item ? { itemId: decodeURIComponent(params.item) } : {}
  const pages = usePages('quality.inspections', { view, ...itemId, limit: view === 'done' ? 20 : 100 })
  return (
    <Page
      title="待检与上架"
      sticky={
        <View className="quality-views">
          <Segmented value={view} onChange={setView} options={options} />
        </View>
      }
    >
      <Loadable query={pages} isEmpty={(rows) => rows.length === 0} empty={<Nothing view={view} />}>
        {(rows) => (
          <>
            <Card padded={false}>
              {inOrder(rows, view).map((row) => (
                <Row key={row._id} row={row} view={view} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${rows.length} 张`} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

/** Work by how long it waits, what is done by how lately. */
const inOrder = (rows: readonly InspectionView[], view: View): InspectionView[] =>
  view === 'done' ? [...rows] : [...rows].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))

function Nothing({ view }: { view: View }) {
  const texts = {
    toJudge: ['没有等着质检的货', '需要质检的货入库后会出现在这里'],
    toPutAway: ['没有等着上架的货', '质检合格、还在待检区的货会出现在这里'],
    done: ['还没有完成的质检单', '全部判完的质检单会出现在这里'],
  } as const
  const [title, text] = texts[view]
  return (
    <EmptyState
      drawing={view === 'done' ? 'shelf' : 'done'}
      title={title}
      text={text}
      action={{ text: '去扫码', icon: 'scan', onTap: () => switchTab('scan') }}
    />
  )
}

function Row({ row, view }: { row: InspectionView; view: View }) {
  const waits = view === 'toPutAway' ? toPutAway : toJudge
  const lines = view === 'done' ? row.lines : row.lines.filter((line) => waits(line) > 0)
  const names = [...new Set(lines.map(({ item }) => item.name))]
  const rejected = row.lines.some((line) => line.rejected > 0)
  return (
    <ListRow
      id={`inspection-${row._id}`}
      title={names.slice(0, 2).join('、') + (names.length > 2 ? ` 等 ${names.length} 种` : '')}
      subtitle={row.supplierName ?? row.warehouseName}
      note={
        <>
          <View className="code">{row._id}</View>
          {row.supplierName && row.warehouseName}
        </>
      }
      value={`${lines.length} 行`}
      tag={
        view === 'done' ? (
          <StateTag tone={rejected ? 'danger' : 'success'}>
            {row.status === 'judged' ? (rejected ? '有不合格' : '全部合格') : inspectionText[row.status]}
          </StateTag>
        ) : (
          <>
            <View className="muted num">等了 {formatAge(row.createdAt)}</View>
            {row.status === 'partlyJudged' && view === 'toJudge' && (
              <StateTag tone="warning">部分质检</StateTag>
            )}
          </>
        )
      }
      onTap={() => openPage(view === 'toPutAway' ? 'putAway' : 'inspection', { id: row._id })}
    />
  )
}
