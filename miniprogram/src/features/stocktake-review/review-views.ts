import type { InputOf } from '@shared/operations'
import type { ReviewLine } from '@shared/operations/stocktake-review'
import type { CountBoard } from '@shared/operations/stocktake-view'
import type { Stocktake } from '@shared/schema/stocktake'

export type ReviewView = InputOf<'stocktake.lines'>['view']
export type ReviewSort = NonNullable<InputOf<'stocktake.lines'>['sort']>

export const viewTexts: Record<ReviewView, string> = {
  differ: '差异',
  undecided: '待认定',
  toRecount: '待重盘',
  toSecond: '待第二人',
  toCount: '未盘',
  matched: '一致',
  found: '账外',
  stuck: '未过账',
  all: '全部',
}

/** What an empty view means: mostly good news. */
export const emptyTexts: Record<ReviewView, { title: string; text: string }> = {
  differ: { title: '没有差异', text: '盘过的都和账面一致' },
  undecided: { title: '差异都选好原因了', text: '没有别的要办，就可以提交结果' },
  toRecount: { title: '没有等着重盘的', text: '要求重盘的行会出现在这里' },
  toSecond: { title: '没有等第二个人的', text: '双人盘点里只盘了一次的行会出现在这里' },
  toCount: { title: '都盘过了', text: '没有漏下的行' },
  matched: { title: '还没有一致的行', text: '盘点数和账面相同的行会出现在这里' },
  found: { title: '没有账外的货', text: '账上没有、货架上有的会出现在这里' },
  stuck: { title: '全部过账了', text: '没有留下来的差异' },
  all: { title: '没有明细', text: '这张盘点单没有要盘的行' },
}

/** Dearest first is only known of differences. */
export function sortsOf(view: ReviewView): ReviewSort[] {
  if (view === 'found' || view === 'stuck') return ['location']
  return view === 'differ' || view === 'undecided' ? ['location', 'item', 'value'] : ['location', 'item']
}

export const sortTexts: Record<ReviewSort, string> = {
  location: '按库位',
  item: '按物资',
  value: '按金额',
}

/** The views of a stocktake, what asks for work first, with how many lines each has as far as it is known. */
export function viewsOf(
  { status, double }: Pick<Stocktake, 'status' | 'double'>,
  board: CountBoard,
): { value: ReviewView; text: string; count?: number; id: string }[] {
  const over = status === 'posting' || status === 'posted'
  const { differ, undecided, toRecount, toSecond, toCount, counted, found, stuck } = board
  const matched = differ === undefined ? undefined : counted - differ
  const views: [ReviewView, number | undefined, boolean][] = [
    ['stuck', stuck, over && stuck !== 0],
    ['differ', differ, true],
    ['undecided', undecided, !over],
    ['toRecount', toRecount, !over || toRecount > 0],
    ['toSecond', toSecond, double && (!over || toSecond > 0)],
    ['toCount', toCount, true],
    ['found', found, true],
    ['matched', matched, true],
    ['all', board.lines, true],
  ]
  return views.flatMap(([value, count, shown]) =>
    shown
      ? [{ value, text: viewTexts[value], id: `view-${value}`, ...(count === undefined ? {} : { count }) }]
      : [],
  )
}

/** Where a reviewer begins: lines without a reason while there are any, what was left alone once it is posted. */
export function firstView(
  { status }: Pick<Stocktake, 'status'>,
  { undecided, stuck }: CountBoard,
): ReviewView {
  if (status === 'posted' && stuck) return 'stuck'
  return status === 'reviewing' && undecided ? 'undecided' : 'differ'
}

const fits: Record<ReviewView, (line: ReviewLine) => boolean> = {
  all: () => true,
  differ: (line) => line.differs,
  undecided: (line) => line.undecided,
  matched: (line) => line.state === 'counted' && !line.differs,
  toCount: (line) => line.state === 'toCount',
  toSecond: (line) => line.state === 'toSecond',
  toRecount: (line) => line.state === 'toRecount',
  found: (line) => line.found,
  stuck: (line) => line.outcome === 'stuck',
}

/** Whether a line that was changed on this device still belongs into the view. */
export const fitsView = (view: ReviewView, line: ReviewLine): boolean => fits[view](line)
