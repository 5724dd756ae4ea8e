import { normaliseCode } from '@shared/domain/barcode'
import type { Task } from './pick-tasks'

export type Match =
  /** The shelf of the current stop. */
  | { kind: 'place'; task: Task }
  /** The goods of the current stop. */
  | { kind: 'goods'; task: Task }
  /** A later stop: its shelf or its goods. */
  | { kind: 'other'; task: Task }
  /** Goods or shelf of a stop that is done. */
  | { kind: 'done'; task: Task }
  | { kind: 'none' }

/** What a scanned code means at this point of the walk. */
export function matchCode(scanned: string, tasks: readonly Task[], current: Task | undefined): Match {
  const code = normaliseCode(scanned)
  const isPlace = ({ lot }: Task) => lot.locationId === code || lot.location === code.toUpperCase()
  const isGoods = ({ line, lot }: Task) => line.barcodes.includes(code) || lot.lotId === code
  if (current && isPlace(current)) return { kind: 'place', task: current }
  if (current && isGoods(current)) return { kind: 'goods', task: current }
  const either = (task: Task) => isPlace(task) || isGoods(task)
  const other = tasks.find((task) => task.taken === undefined && either(task))
  if (other) return { kind: 'other', task: other }
  const done = tasks.find(either)
  return done ? { kind: 'done', task: done } : { kind: 'none' }
}
