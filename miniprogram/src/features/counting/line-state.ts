import type { LineToCount } from '@shared/operations/stocktake-count'
import type { RecountReason } from '@shared/schema/count-line'
import type { QueuedCount } from './queue'
import { current, type Tally } from './tally'

/**
 * Where a line stands for the person before the shelf: untouched 未盘 · counting not handed over yet · waiting 未提交 · refused
 * 没有收下 · recount 请重盘 · photo 要补拍照片 · second counted, somebody else counts it too · done · others somebody else counted
 * it · closed not for this person.
 */
export type LineState =
  | 'untouched'
  | 'counting'
  | 'waiting'
  | 'refused'
  | 'recount'
  | 'photo'
  | 'second'
  | 'done'
  | 'others'
  | 'closed'

/** What the person has to know and do first decides. */
export function stateOf(
  line: LineToCount,
  tally: Tally | undefined,
  queued: readonly QueuedCount[],
): LineState {
  const mine = current(tally, line)
  const ofLine = queued.filter(({ lineId }) => lineId === line.lineId)
  if (ofLine.some((count) => count.refused !== undefined)) return 'refused'
  if (mine?.open) return 'counting'
  if (ofLine.length > 0) return 'waiting'
  if (line.state === 'toRecount') {
    if (!line.mayCount) return 'closed'
    return line.recountReason === 'photo' && (mine ?? line.mine) ? 'photo' : 'recount'
  }
  if (line.state === 'toSecond') return line.mine ? 'second' : line.mayCount ? 'untouched' : 'closed'
  if (line.state === 'counted') return line.mine ? 'done' : 'others'
  if (mine) return 'done'
  return line.mayCount ? 'untouched' : 'closed'
}

const open: readonly LineState[] = ['untouched', 'recount', 'photo', 'refused']

/** Whether the person still has something to do about it. */
export const isOpen = (state: LineState): boolean => open.includes(state)

/** Why a line is to be counted again, and how, as it is said at the shelf. */
export const recountText: Record<RecountReason, string> = {
  moved: '你数的时候有人动过这一行，请重新数一遍',
  differ: '两个人数得不一样，请再数一遍',
  asked: '复核时要求再数一遍',
  photo: '这一行要拍照，数量不用重数',
  stuck: '过账时账面已经变了，请再数一遍',
}

export const stateText: Record<LineState, string> = {
  untouched: '未盘',
  counting: '正在数',
  waiting: '未提交',
  refused: '没收下',
  recount: '请重盘',
  photo: '要拍照',
  second: '已盘，等第二人',
  done: '已盘',
  others: '别人已盘',
  closed: '不归你盘',
}
