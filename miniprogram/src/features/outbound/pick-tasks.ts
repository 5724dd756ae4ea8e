import { ageOf } from '@shared/domain/allocation'
import { strayFrom } from '@shared/domain/lot-choice'
import type { PickLine } from '@shared/operations/outbound'

type Lot = Omit<PickLine['picks'][number], 'quantity' | 'reason'>

/** What the clerk has done so far, kept on the device: keys are those of tasks. */
export interface Progress {
  /** Confirmed quantities; 0 is a place that was left out on purpose. */
  taken: Record<string, number>
  /** Another lot in place of the proposed one. */
  swaps: Record<string, { lotId: string; locationId: string }>
  /** Why not first in, first out. */
  reason: string
}

export const noProgress: Progress = { taken: {}, swaps: {}, reason: '' }

/** One stop of the walk: so much of a lot from one location. */
export interface Task {
  key: string
  line: PickLine
  lot: Lot
  quantity: number
  /** Why this lot, in Chinese. */
  why: string
  /** Chosen by the clerk and not by the rule. */
  swapped: boolean
  /** Undefined until confirmed. */
  taken: number | undefined
}

/**
 * The pick list as stops in walking order, with what the clerk changed and confirmed laid over it. Progress on lots
 * that the list no longer names falls away by itself.
 */
export function pickTasks(
  lines: readonly PickLine[],
  progress: Progress,
  sequence: (locationId: string) => number,
): Task[] {
  const tasks = lines.flatMap((line) => lineTasks(line, progress))
  return tasks
    .map((task) => ({ ...task, taken: within(progress.taken[task.key], task.quantity) }))
    .sort((a, b) => compare(sequence(a.lot.locationId), sequence(b.lot.locationId)))
}

function lineTasks(line: PickLine, progress: Progress): Omit<Task, 'taken'>[] {
  const tasks: Omit<Task, 'taken'>[] = []
  for (const pick of line.picks) {
    const key = taskKey(line.lineId, pick)
    const proposed = { key, line, lot: pick, quantity: pick.quantity, why: pick.reason, swapped: false }
    const swap = progress.swaps[key]
    const lot = swap && usableLots(line).find((candidate) => sameRow(candidate, swap))
    if (!lot) {
      tasks.push(proposed)
      continue
    }
    const others = line.picks.filter((other) => other !== pick && sameRow(other, lot))
    const used = sum(
      [...others, ...tasks.filter((t) => t.swapped && sameRow(t.lot, lot))].map((t) => t.quantity),
    )
    const quantity = Math.min(pick.quantity, lot.onHand - used)
    if (quantity > 0)
      tasks.push({
        ...proposed,
        lot,
        quantity,
        why: asOldAs(line, lot, pick)
          ? '和推荐的一样早，拿哪个都行'
          : progress.reason
            ? `换批：${progress.reason}`
            : '换批',
        swapped: true,
      })
    // What the other lot does not hold still comes from the proposed one.
    if (quantity < pick.quantity) {
      tasks.push({ ...proposed, key: `${key}|rest`, quantity: pick.quantity - Math.max(0, quantity) })
    }
  }
  return tasks
}

/**
 * Lots that may be taken in place of a task's own, with how much is free there; without the right to leave an older lot
 * behind only those of the same age.
 */
export function candidates(
  task: Task,
  tasks: readonly Task[],
  mayOverride = true,
): { lot: Lot; free: number }[] {
  return usableLots(task.line)
    .filter((lot) => !sameRow(lot, task.lot) && (mayOverride || asOldAs(task.line, lot, task.lot)))
    .map((lot) => {
      const others = tasks.filter(
        (t) => t !== task && t.line.lineId === task.line.lineId && sameRow(t.lot, lot),
      )
      return { lot, free: lot.onHand - sum(others.map((t) => t.quantity)) }
    })
    .filter(({ free }) => free > 0)
}

export interface Take {
  lotId: string
  locationId: string
  quantity: number
}

/** What was confirmed, line by line; two stops at one row are one take. */
export function takesByLine(tasks: readonly Task[]): Map<number, Take[]> {
  const lines = new Map<number, Take[]>()
  for (const { line, lot, taken } of tasks) {
    if (!taken) continue
    const takes = lines.get(line.lineId) ?? []
    const row = takes.find((take) => sameRow(take, lot))
    if (row) row.quantity += taken
    else takes.push({ lotId: lot.lotId, locationId: lot.locationId, quantity: taken })
    lines.set(line.lineId, takes)
  }
  return lines
}

/** Whether the takes leave an older lot behind: the server then wants a reason, so it is asked for beforehand. */
export function strays(line: PickLine, takes: readonly Take[]): boolean {
  let rest = sum(takes.map((take) => take.quantity))
  const proposal = line.picks.map((pick) => {
    const quantity = Math.min(pick.quantity, rest)
    rest -= quantity
    return { ...pick, quantity }
  })
  const lots = [...line.picks, ...line.passedOver]
  const aged = takes.flatMap((take) => {
    const lot = lots.find((candidate) => sameRow(candidate, take))
    return lot ? [{ receivedAt: lot.receivedAt, expiryDate: lot.expiryDate, quantity: take.quantity }] : []
  })
  return strayFrom(line.policy, aged, proposal) !== undefined
}

/** Whether a lot is as old as another by the item's policy: then either may go, and nobody asks why. */
export const asOldAs = ({ policy }: PickLine, a: Lot, b: Lot): boolean =>
  ageOf(policy, a) === ageOf(policy, b)

/** Progress without anything that belongs to one line, or to all of them. */
export function forget(progress: Progress, lineId?: number): Progress {
  if (lineId === undefined) return noProgress
  const others = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([key]) => !key.startsWith(`${lineId}|`)))
  return { ...progress, taken: others(progress.taken), swaps: others(progress.swaps) }
}

const taskKey = (lineId: number, lot: Pick<Lot, 'lotId' | 'locationId'>): string =>
  `${lineId}|${lot.lotId}|${lot.locationId}`

const usableLots = (line: PickLine): Lot[] => [...line.picks, ...line.passedOver.filter((lot) => lot.usable)]

const sameRow = (
  a: { lotId: string; locationId: string },
  b: { lotId: string; locationId: string },
): boolean => a.lotId === b.lotId && a.locationId === b.locationId

const within = (taken: number | undefined, most: number): number | undefined =>
  taken === undefined ? undefined : Math.min(taken, most)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
