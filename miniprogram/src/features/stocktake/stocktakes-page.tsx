import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { hasRole } from '@shared/domain/rights'
import type { InputOf } from '@shared/operations'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { SessionWait } from '@/components/session-wait'
import { openPage } from '@/lib/nav'
import { useMe, type Me } from '@/lib/session'
import { usePages } from '@/lib/use-pages'
import { StocktakeRow } from './components/stocktake-row'
import './stocktakes-page.scss'

type View = InputOf<'stocktake.list'>['view']

/** Stocktakes: those to count in, to decide on, under way, and done. */
export function StocktakesPage() {
  const me = useMe()
  if (me) return <Lists me={me} />
  return (
    <Page title="盘点">
      <SessionWait rows={4} />
    </Page>
  )
}

/** Anybody may be asked to count; who runs stocktakes or decides on them sees more. */
function viewsOf(me: Me): { value: View; text: string; id: string }[] {
  const runs = hasRole(me, 'clerk', 'admin')
  const views: [View, string, boolean][] = [
    ['mine', '要我盘的', true],
    ['toDecide', '待审批', hasRole(me, 'approver', 'admin')],
    ['open', '进行中', runs],
    ['done', '已完成', true],
  ]
  return views.flatMap(([value, text, shown]) => (shown ? [{ value, text, id: `view-${value}` }] : []))
}

function Lists({ me }: { me: Me }) {
  const { params } = useRouter<{ view?: string }>()
  const views = viewsOf(me)
  const asked = views.find(({ value }) => value === params.view)?.value
  const [view, setView] = useState<View>(asked ?? 'mine')
  const pages = usePages('stocktake.list', { view, limit: 20 })
  const runs = hasRole(me, 'clerk', 'admin')
  const settled = useRef(Boolean(asked))
  // Who has nothing to count begins with what else waits or runs, unless a list was asked for or chosen.
  useEffect(() => {
    if (settled.current || !pages.data) return
    settled.current = true
    const next = hasRole(me, 'approver') ? 'toDecide' : runs ? 'open' : undefined
    if (pages.data.length === 0 && next) setView(next)
  }, [pages.data, me, runs])
  const choose = (chosen: View) => {
    settled.current = true
    setView(chosen)
  }
  const open = {
    id: 'new-stocktake',
    text: '开盘',
    icon: 'count',
    onTap: () => openPage('stocktakeNew', {}),
  } as const
  return (
    <Page
      title="盘点"
      sticky={
        <View className="stocktake-views">
          <Segmented value={view} onChange={choose} options={views} />
        </View>
      }
      bottom={runs && <BottomBar primary={open} />}
    >
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            drawing={view === 'open' || view === 'done' ? 'shelf' : 'done'}
            {...emptyTexts[view]}
            {...(runs ? { action: { text: '开盘', icon: 'count', onTap: open.onTap } } : {})}
          />
        }
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((row) => (
                <StocktakeRow key={row.stocktakeId} row={row} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${rows.length} 张`} />
          </>
        )}
      </Loadable>
      {runs && pages.data && <Links me={me} />}
    </Page>
  )
}

const emptyTexts: Record<View, { title: string; text: string }> = {
  mine: { title: '没有要你盘的', text: '有人请你盘点时，会出现在这里和工作台' },
  toDecide: { title: '没有等你审批的盘点', text: '差异大的盘点结果会送到这里' },
  open: { title: '没有进行中的盘点', text: '盘点不影响收发，随时可以开' },
  done: { title: '还没有盘完的', text: '过了账和取消的盘点都在这里' },
  all: { title: '还没有盘点单', text: '盘点不影响收发，随时可以开' },
}

/** What stands beside the stocktakes: plans, short shelves, how right the books were. */
function Links({ me }: { me: Me }) {
  const shelves = hasRole(me, 'clerk') && (
    <ListRow
      id="shelves-to-count"
      title="短少的库位"
      note="拣货时发现比账上少的，等着盘"
      arrow
      onTap={() => openPage('shelvesToCount')}
    />
  )
  return (
    <Card padded={false}>
      <ListRow
        id="stocktake-plans"
        title="盘点计划"
        note="到日子自动开盘"
        arrow
        onTap={() => openPage('stocktakePlans')}
      />
      {shelves}
      <ListRow id="accuracy" title="账实准确率" arrow onTap={() => openPage('stocktakeAccuracy', {})} />
    </Card>
  )
}
