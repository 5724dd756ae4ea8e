import type { CountBoard } from '@shared/operations/stocktake-view'
import { formatCount } from '@/lib/format'

export interface Obstacle {
  kind: 'undecided' | 'toRecount' | 'toSecond' | 'unknown'
  text: string
  action: string
}

/** What keeps a result from being submitted, in the order in which it is best done. Lines nobody counted do not. */
export function obstaclesOf({ undecided = 0, toRecount, toSecond, unknown }: CountBoard): Obstacle[] {
  const all: (Obstacle & { count: number })[] = [
    { kind: 'toRecount', count: toRecount, text: `${formatCount(toRecount)} 行等着重盘`, action: '去看' },
    { kind: 'toSecond', count: toSecond, text: `${formatCount(toSecond)} 行等第二个人盘`, action: '去看' },
    { kind: 'unknown', count: unknown, text: `${formatCount(unknown)} 件不明物没认出来`, action: '去认' },
    {
      kind: 'undecided',
      count: undecided,
      text: `${formatCount(undecided)} 行差异没选原因`,
      action: '去认定',
    },
  ]
  return all.filter(({ count }) => count > 0).map(({ kind, text, action }) => ({ kind, text, action }))
}
