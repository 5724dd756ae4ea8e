import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { assetStatusText } from '@shared/domain/asset'
import { MAX_HAND_OVER, type AssetRow as Row } from '@shared/operations/asset'
import type { InputOf } from '@shared/operations'
import type { AssetStatus } from '@shared/schema/asset'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { SearchBar } from '@/components/search-bar'
import { Chips, Segmented } from '@/components/segmented'
import { SessionWait } from '@/components/session-wait'
import { toast } from '@/lib/feedback'
import { openPage, switchTab } from '@/lib/nav'
import { hasRole, useMe, type Me } from '@/lib/session'
import { useDebounced } from '@/lib/use-debounced'
import { usePages } from '@/lib/use-pages'
import { AssetRow } from './components/asset-row'
import { HandOverSheet } from './components/hand-over-sheet'
import { useAnswerHandOver } from './use-answer-hand-over'
import './assets-page.scss'

type ViewName = InputOf<'asset.list'>['view']

/** Serial-numbered pieces: mine, those offered to me, my department's, and all for those who keep the books. */
export function AssetsPage() {
  const me = useMe()
  return me ? (
    <Assets me={me} />
  ) : (
    <Page title="资产">
      <SessionWait />
    </Page>
  )
}

function Assets({ me }: { me: Me }) {
  const { view: wanted, itemId } = useRouter().params
  const keeper = hasRole(me, 'clerk', 'admin')
  const [view, setView] = useState<ViewName>(isView(wanted) ? wanted : keeper ? 'all' : 'mine')
  const [words, setWords] = useState('')
  const [status, setStatus] = useState<AssetStatus | ''>('')
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const [handing, setHanding] = useState(false)
  const q = useDebounced(words.trim())
  const pages = usePages('asset.list', {
    view,
    limit: 50,
    ...(q ? { q } : {}),
    ...(itemId ? { itemId } : {}),
    ...(status && view === 'all' ? { status } : {}),
  })
  const answer = useAnswerHandOver(async () => pages.refresh())
  const show = (next: ViewName) => {
    setView(next)
    setChosen(null)
  }
  const toggle = (row: Row) =>
    setChosen((ids) => {
      if (!ids) return ids
      if (ids.includes(row.assetId)) return ids.filter((id) => id !== row.assetId)
      if (ids.length < MAX_HAND_OVER) return [...ids, row.assetId]
      toast.info(`一次最多交接 ${MAX_HAND_OVER} 件`)
      return ids
    })
  const rows = pages.data ?? []
  const mayHand = view === 'mine' && rows.some(canHandOver)
  return (
    <Page
      title="资产"
      sticky={
        <>
          <SearchBar
            id="asset-search"
            value={words}
            onChange={setWords}
            onScan={setWords}
            placeholder="序列号、名称或拼音首字母"
          />
          <View className="assets-views">
            <Segmented
              value={view}
              onChange={show}
              options={viewsFor(keeper).map(([value, text]) => ({ value, text, id: `view-${value}` }))}
            />
          </View>
          {view === 'all' && <Chips value={status} onChange={setStatus} options={statusChips} />}
        </>
      }
      bottom={
        chosen ? (
          <BottomBar
            summary={`已选 ${chosen.length} 件`}
            secondary={{ id: 'choose-cancel', text: '取消', onTap: () => setChosen(null) }}
            primary={{
              id: 'hand-over-chosen',
              text: '交接给同事',
              disabled: chosen.length === 0,
              onTap: () => setHanding(true),
            }}
          />
        ) : view === 'toConfirm' && rows.length > 0 ? (
          <BottomBar
            primary={{
              id: 'confirm-all',
              text: rows.length > 1 ? `确认收到 ${Math.min(rows.length, MAX_HAND_OVER)} 件` : '确认收到',
              loading: answer.running,
              onTap: () => void answer.confirmAll(rows.slice(0, MAX_HAND_OVER).map((row) => row.assetId)),
            }}
          />
        ) : mayHand ? (
          <BottomBar
            primary={{ id: 'choose', text: '选几件交接', icon: 'transfer', onTap: () => setChosen([]) }}
          />
        ) : null
      }
    >
      <Loadable
        query={pages}
        isEmpty={(list) => list.length === 0}
        empty={<Nothing view={view} searched={q !== ''} />}
      >
        {(list) => (
          <>
            <Card padded={false}>
              {list.map((row) => (
                <AssetRow
                  key={row.assetId}
                  row={row}
                  {...(chosen && canHandOver(row) ? { chosen: chosen.includes(row.assetId) } : {})}
                  onTap={() =>
                    chosen && canHandOver(row) ? toggle(row) : openPage('asset', { id: row.assetId })
                  }
                />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${list.length} 件`} />
          </>
        )}
      </Loadable>
      <HandOverSheet
        open={handing}
        assetIds={chosen ?? []}
        onClose={() => setHanding(false)}
        onDone={async () => {
          setHanding(false)
          setChosen(null)
          await pages.refresh()
        }}
      />
    </Page>
  )
}

const isView = (text: string | undefined): text is ViewName =>
  /^(mine|toConfirm|department|all)$/.test(text ?? '')
const canHandOver = (row: Row): boolean => row.status === 'issued' && !row.handOverTo

const viewsFor = (keeper: boolean): (readonly [ViewName, string])[] => [
  ['mine', '我名下'],
  ['toConfirm', '待我确认'],
  ['department', '本部门'],
  ...(keeper ? [['all', '全部'] as const] : []),
]

const statusChips = [
  { value: '' as const, text: '全部状态' },
  ...(['inStock', 'issued', 'lent', 'inTransit', 'lost', 'scrapped'] as const).map((value) => ({
    value,
    text: assetStatusText[value],
  })),
]

function Nothing({ view, searched }: { view: ViewName; searched: boolean }) {
  if (searched)
    return <EmptyState drawing="search" title="没有找到这样的资产" text="换个词，或扫一扫标签上的码" />
  if (view === 'mine')
    return (
      <EmptyState
        title="你名下没有资产"
        text="领到有序列号的设备后会记在你名下"
        action={{ text: '去申请', icon: 'basket', onTap: () => openPage('catalog') }}
      />
    )
  if (view === 'toConfirm')
    return (
      <EmptyState
        drawing="done"
        title="没有等你确认的交接"
        action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
      />
    )
  return <EmptyState title="还没有按序列号管理的资产" text="入库时登记序列号的物资会出现在这里" />
}
