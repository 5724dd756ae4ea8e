import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { hasRole } from '@shared/domain/rights'
import { scrapReasonText, scrapText } from '@shared/domain/scrap'
import type { InputOf } from '@shared/operations'
import type { Scrap } from '@shared/schema/scrap'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { StateTag } from '@/components/state-tag'
import { formatAge } from '@/lib/format'
import { openPage } from '@/lib/nav'
import type { Me } from '@/lib/session'
import { usePages } from '@/lib/use-pages'
import { ForRoles } from '../quality/components/for-roles'
import { scrapTones } from './tones'
import './scraps-page.scss'

type View = InputOf<'quality.scraps'>['view']

/** Scrap documents, by what they wait for. */
export function ScrapsPage() {
  return (
    <ForRoles title="报废" roles={['clerk', 'approver', 'admin']} refusal="报废由仓管员申请、审批人审批">
      {(me) => <Lists me={me} />}
    </ForRoles>
  )
}

/** A clerk disposes and asks, an approver decides; who is both sees both. */
function viewsOf(me: Me): { value: View; text: string; id: string }[] {
  const decides = hasRole(me, 'approver', 'admin')
  const keeps = hasRole(me, 'clerk')
  const views: [View, string, boolean][] = [
    ['toDecide', '待审批', decides],
    ['toDispose', '待处置', keeps],
    ['mine', '我申请的', keeps],
    ['all', '全部', true],
  ]
  return views.flatMap(([value, text, shown]) => (shown ? [{ value, text, id: `view-${value}` }] : []))
}

function Lists({ me }: { me: Me }) {
  const { params } = useRouter<{ view?: string }>()
  const views = viewsOf(me)
  const asked = views.find(({ value }) => value === params.view)?.value
  const [view, setView] = useState<View>(asked ?? views[0]?.value ?? 'all')
  const pages = usePages('quality.scraps', { view, limit: 20 })
  const begin = {
    id: 'new-scrap',
    text: '申请报废',
    icon: 'trash',
    onTap: () => openPage('newScrap'),
  } as const
  return (
    <Page
      title="报废"
      sticky={
        <View className="scrap-views">
          <Segmented value={view} onChange={setView} options={views} />
        </View>
      }
      bottom={hasRole(me, 'clerk') ? <BottomBar primary={begin} /> : undefined}
    >
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            drawing={view === 'toDecide' || view === 'toDispose' ? 'done' : 'shelf'}
            title={emptyTexts[view]}
            text="过期、破损、不合格的物资经审批后报废"
            {...(hasRole(me, 'clerk') ? { action: { text: '申请报废', onTap: begin.onTap } } : {})}
          />
        }
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

const emptyTexts: Record<View, string> = {
  toDecide: '没有等你审批的报废单',
  toDispose: '没有等着处置的报废单',
  mine: '你还没有申请过报废',
  all: '还没有报废单',
}

function Row({ row }: { row: Scrap }) {
  const { _id, lines, reason, requester, warehouseName, status, updatedAt } = row
  const names = [...new Set(lines.map(({ item }) => item.name))]
  return (
    <ListRow
      id={`scrap-${_id}`}
      title={names.slice(0, 2).join('、') + (names.length > 2 ? ` 等 ${names.length} 种` : '')}
      subtitle={`${scrapReasonText[reason]} · ${requester.name}`}
      note={
        <>
          <View className="code">{_id}</View>
          {warehouseName} · {formatAge(updatedAt)}前
        </>
      }
      value={`${lines.length} 行`}
      tag={<StateTag tone={scrapTones[status]}>{scrapText[status]}</StateTag>}
      onTap={() => openPage('scrap', { id: _id })}
    />
  )
}
