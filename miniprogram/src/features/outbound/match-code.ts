import { normaliseCode } from '@shared/domain/barcode'
import { asOldAs, type Task } from './pick-tasks'

export type Match =
  /** The shelf of the current stop. */
  | { kind: 'place'; task: Task }
  /** The goods of the current stop. */
  | { kind: 'goods'; task: Task }
  /** A later stop: its shelf or its goods. */
  | { kind: 'other'; task: Task }
  /** Goods or shelf of a stop that is done. */
  | { kind: 'done'; task: Task }
  /** Another piece of the current stop's item, as good as the one that was proposed. */
  | { kind: 'piece'; task: Task; lot: Task['lot'] }
  | { kind: 'none' }

/** What a scanned code means at this point of the walk. */
export function matchCode(scanned: string, tasks: readonly Task[], current: Task | undefined): Match {
  const code = normaliseCode(scanned)
  const isPlace = ({ lot }: Task) => lot.locationId === code || lot.location === code.toUpperCase()
  // A numbered piece is itself and no other: the barcode of its kind does not tell which one it is.
  const isGoods = ({ line, lot }: Task) =>
    lot.lotId === code || (lot.serialNo ? lot.serialNo === scanned.trim() : line.barcodes.includes(code))
  if (current && isPlace(current)) return { kind: 'place', task: current }
  if (current && isGoods(current)) return { kind: 'goods', task: current }
  const piece = pieceOf(scanned.trim(), tasks)
  if (piece) return piece
  const either = (task: Task) => isPlace(task) || isGoods(task)
  const other = tasks.find((task) => task.taken === undefined && either(task))
  if (other) return { kind: 'other', task: other }
  const done = tasks.find(either)
  return done ? { kind: 'done', task: done } : { kind: 'none' }
}

/** The piece with this serial number, in place of one of its age that is not picked yet. */
function pieceOf(serialNo: string, tasks: readonly Task[]): Match | undefined {
  if (tasks.some(({ lot }) => lot.serialNo === serialNo)) return undefined
  for (const task of tasks) {
    if (task.taken !== undefined || task.line.tracking !== 'serial') continue
    const lot = task.line.passedOver.find(
      (other) => other.usable && other.serialNo === serialNo && asOldAs(task.line, other, task.lot),
    )
    if (lot) return { kind: 'piece', task, lot }
  }
  return undefined
}
