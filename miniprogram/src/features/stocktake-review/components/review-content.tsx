import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCallback, useMemo, useState } from 'react'
import type { InputOf } from '@shared/operations'
import type { ReviewLine } from '@shared/operations/stocktake-review'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Chips } from '@/components/segmented'
import { failureText } from '@/lib/error-text'
import { openPage, type PageParams } from '@/lib/nav'
import { useStore } from '@/lib/store'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'
import { useLineChanges, withChanges } from '../line-changes'
import { emptyTexts, firstView, sortsOf, viewsOf, type ReviewSort, type ReviewView } from '../review-views'
import { createSelection, selectable } from '../selection'
import { useReviewActs } from '../use-review-acts'
import { FiguresCard } from './figures-card'
import { GroupList } from './group-list'
import { LineRow } from './line-row'
import { ReasonSheet } from './reason-sheet'
import { ReviewState } from './review-state'
import { ReviewTools, type Grouping } from './review-tools'
import { SubmitSheet } from './submit-sheet'
import { WindowedList } from './windowed-list'
import './review-content.scss'

export interface ReviewContentProps {
  view: StocktakeView
  /** What the link asked for: one of the lists, or only the lines of an item, a location, a person, an area. */
  asked: Omit<Partial<PageParams['stocktakeReview']>, 'id'>
  refresh: () => Promise<void>
  onSubmitted: () => void
}

/** px of title and tabs above the list. */
const BARS_PX = 112

/** The figures, what is still to be done, and the lines by what they wait for. */
export function ReviewContent({ view, asked, refresh, onSubmitted }: ReviewContentProps) {
  const { stocktake, board, actions } = view
  const stocktakeId = stocktake._id
  const filter = filterOf(asked)
  const filtered = Object.keys(filter).length > 0
  const views = viewsOf(stocktake, board)
  const [chosenList, setList] = useState<ReviewView | undefined>(
    () => views.find(({ value }) => value === asked.view)?.value,
  )
  const [first] = useState(() => (filtered ? 'differ' : firstView(stocktake, board)))
  const list = chosenList ?? first
  const [wantedSort, setSort] = useState<ReviewSort>('location')
  const sort = sortsOf(list).includes(wantedSort) ? wantedSort : 'location'
  const [grouping, setGrouping] = useState<Grouping>('lines')
  const [sheet, setSheet] = useState<'reason' | 'submit'>()

  // A sheet that slides away says so late: by then the other one may be open.
  const closing = (name: 'reason' | 'submit') => () => setSheet((open) => (open === name ? undefined : open))

  const groups = useQuery(
    'stocktake.summary',
    board.differ === undefined ? null : { stocktakeId, by: 'area', limit: 100 },
  )
  const pages = usePages(
    'stocktake.lines',
    grouping === 'lines' ? { stocktakeId, view: list, ...(filtered ? filter : { sort }), limit: 100 } : null,
  )
  const changes = useLineChanges()
  const rows = useMemo(
    () => pages.data && withChanges(pages.data, changes, list),
    [pages.data, changes, list],
  )
  const [selection] = useState(createSelection)
  const chosen = [...useStore(selection.store).values()]
  const refreshAll = async () => void (await Promise.all([refresh(), groups.refresh()]))
  const acts = useReviewActs(stocktakeId, refreshAll)
  const mayChoose = actions.review && stocktake.status === 'reviewing'

  const show = (next: ReviewView) => {
    selection.clear()
    acts.forget()
    setList(next)
    setGrouping('lines')
  }
  /** From above the list: what was asked for comes into sight. */
  const lead = (next: ReviewView) => {
    show(next)
    void Taro.pageScrollTo({ selector: '#review-list', offsetTop: -BARS_PX, duration: 200 })
  }
  const render = useCallback(
    (line: ReviewLine) => (
      <LineRow key={line._id} line={line} selection={mayChoose ? selection : undefined} />
    ),
    [mayChoose, selection],
  )
  /** What a refused part left undone stays chosen. */
  const leave = (done: readonly ReviewLine[]) => {
    const ids = new Set(done.map(({ _id }) => _id))
    selection.set(chosen.filter(({ _id }) => !ids.has(_id)))
  }
  const recount = async () => leave(await acts.recount(chosen))
  const undecidable = chosen.some((line) => !line.differs)

  const bottom =
    chosen.length > 0 ? (
      <BottomBar
        tertiary={{ id: 'clear-selection', text: '取消', kind: 'text', onTap: selection.clear }}
        secondary={{
          id: 'recount',
          text: '重盘',
          loading: acts.running,
          onTap: () => void recount(),
        }}
        primary={{
          id: 'choose-reason',
          // Four things side by side would not fit on a narrow phone.
          text: `选原因 ${chosen.length} 行`,
          disabled: acts.running || undecidable,
          onTap: () => setSheet('reason'),
        }}
      />
    ) : filtered ? undefined : actions.submit ? (
      <BottomBar
        secondary={{
          id: 'open-stocktake',
          text: '盘点单',
          onTap: () => openPage('stocktake', { id: stocktakeId }),
        }}
        primary={{ id: 'submit', text: '提交结果', onTap: () => setSheet('submit') }}
      />
    ) : actions.decide ? (
      <BottomBar
        primary={{
          id: 'to-decide',
          text: '去审批',
          icon: 'approve',
          onTap: () => openPage('stocktakeDecide', { id: stocktakeId }),
        }}
      />
    ) : stocktake.status === 'posted' ? (
      <BottomBar
        primary={{
          id: 'to-report',
          text: '看盘点报告',
          icon: 'document',
          onTap: () => openPage('stocktakeReport', { id: stocktakeId }),
        }}
      />
    ) : undefined
  const notice = acts.failure ? (
    <Notice id="refusal" action={{ id: 'refresh', text: '刷新', onTap: () => void refreshAll() }}>
      {failureText(acts.failure)}
    </Notice>
  ) : (
    undecidable &&
    chosen.length > 0 && (
      <Notice id="undecidable" tone="warning">
        选中的有没差异的行，不用选原因，只能重盘
      </Notice>
    )
  )
  return (
    <Page
      title={filtered ? (asked.name ?? '差异明细') : '盘点复核'}
      notice={notice || undefined}
      bottom={bottom}
      sticky={
        <View className="review-tabs">
          <Chips
            value={grouping === 'lines' ? list : ('' as ReviewView)}
            onChange={show}
            options={filtered ? views.map(({ count: _, ...one }) => one) : views}
          />
        </View>
      }
    >
      {!filtered && (
        <>
          <ReviewState view={view} refresh={refreshAll} onShow={lead} />
          <FiguresCard view={view} groups={groups.data?.rows} />
        </>
      )}
      <ReviewTools
        view={list}
        sort={sort}
        onSort={setSort}
        grouping={grouping}
        onGrouping={(next) => {
          selection.clear()
          setGrouping(next)
        }}
        groupable={!filtered}
        {...(mayChoose && rows?.some(selectable)
          ? { onChooseAll: () => selection.set(rows.filter(selectable)), chosen: chosen.length }
          : {})}
      />
      {grouping === 'lines' ? (
        <>
          <Loadable
            query={{ ...pages, data: rows }}
            isEmpty={(all) => all.length === 0 && !pages.hasMore}
            empty={<EmptyState drawing={emptyDrawing(list)} {...emptyTexts[list]} />}
          >
            {(all) => (
              <Card padded={false} className={pages.stale ? 'review-stale' : ''}>
                <WindowedList id="lines" rows={all} render={render} />
              </Card>
            )}
          </Loadable>
          {rows && rows.length > 0 && <ListEnd pages={pages} done={`共 ${rows.length} 行`} />}
        </>
      ) : (
        <GroupList stocktakeId={stocktakeId} by={grouping} />
      )}
      <ReasonSheet
        open={sheet === 'reason'}
        count={chosen.length}
        running={acts.running}
        failure={acts.failure}
        onClose={closing('reason')}
        onReason={async (reason, note) => {
          const done = await acts.accept(chosen, reason, note)
          if (done.length === chosen.length) setSheet(undefined)
          leave(done)
        }}
      />
      <SubmitSheet
        open={sheet === 'submit'}
        view={view}
        groups={groups.data?.rows}
        onClose={closing('submit')}
        onShow={lead}
        onSubmitted={onSubmitted}
        refresh={refreshAll}
      />
    </Page>
  )
}

type Filter = Pick<InputOf<'stocktake.lines'>, 'itemId' | 'locationId' | 'custodianId' | 'areaId'>

function filterOf({ itemId, locationId, custodianId, areaId }: ReviewContentProps['asked']): Filter {
  return {
    ...(itemId ? { itemId } : {}),
    ...(locationId ? { locationId } : {}),
    ...(custodianId ? { custodianId } : {}),
    ...(areaId ? { areaId: Number(areaId) } : {}),
  }
}

const emptyDrawing = (view: ReviewView): 'done' | 'shelf' =>
  view === 'matched' || view === 'all' || view === 'found' ? 'shelf' : 'done'
