import type { CountEventInput, CountTarget, LineToCount } from '@shared/operations/stocktake-count'
import type { LotCorrection } from '@shared/schema/count-line'
import { MAX_QUANTITY } from '@shared/schema/common'

/**
 * What one person has counted of one line so far; kept on the device. Quantities in the item's smallest step. `quantity` is the
 * whole of what lay there; `steps` are the additions since it was last typed, the newest last, so that each can be taken back.
 */
export interface Tally {
  lineId: string
  round: number
  quantity: number
  steps: number[]
  /** Of `quantity`, what is damaged. */
  damaged?: number
  correction?: LotCorrection
  note?: string
  /** Names of photos that wait on the device, see `photo-store.ts`. */
  photos: string[]
  /** By the server's clock: when this count began, and its last change. */
  startedAt: string
  countedAt: string
  /** Version of the stock document that was known when it began; left out when it goes on from a count of an earlier visit. */
  position?: number
  /** Changed since it was last handed over as an event. */
  open: boolean
}

/** When the eye began to count: what was known of the stock at that moment. */
export interface Since {
  at: string
  position?: number
}

type Counted = Pick<LineToCount, 'lineId' | 'round' | 'position' | 'mine'> &
  Partial<Pick<LineToCount, 'state' | 'recountReason'>>

/** Adds what a beep stands for. Goes on from what the person counted before in the same round. */
export function beep(tally: Tally | undefined, line: Counted, step: number, now: string): Tally {
  const begun = current(tally, line) ?? goOn(line, now) ?? begin(line, { at: now, position: line.position })
  const quantity = Math.min(MAX_QUANTITY, begun.quantity + step)
  return touched({ ...begun, quantity, steps: [...begun.steps, quantity - begun.quantity].slice(-50) }, now)
}

/** The whole, typed: a count of its own that began when the person turned to this line. */
export function setQuantity(
  tally: Tally | undefined,
  line: Counted,
  quantity: number,
  now: string,
  since: Since,
): Tally {
  const facts = factsOf(current(tally, line))
  return touched({ ...begin(line, since), ...facts, quantity, damaged: within(facts.damaged, quantity) }, now)
}

/** Takes the last beep back; undefined when nothing counted is left of it. */
export function undo(tally: Tally, now: string): Tally | undefined {
  const last = tally.steps.at(-1)
  if (last === undefined) return tally
  const quantity = tally.quantity - last
  const steps = tally.steps.slice(0, -1)
  if (quantity === 0 && steps.length === 0) return undefined
  return touched({ ...tally, quantity, steps, damaged: within(tally.damaged, quantity) }, now)
}

export type Facts = Pick<Tally, 'damaged' | 'correction' | 'note' | 'photos'>

/**
 * Damage, corrections, a note or photos, with the count as it is. The time of the count moves by a millisecond only: nothing
 * was counted again, and of two counts of one person the later decides.
 */
export function withFacts(tally: Tally | undefined, line: Counted, facts: Facts, now: string): Tally {
  const known = current(tally, line) ?? goOn(line, now)
  if (!known) throw new Error('facts of a line that was not counted')
  const { damaged: _damaged, correction: _correction, note: _note, ...rest } = known
  return { ...rest, ...facts, countedAt: later(known.countedAt), open: true }
}

/**
 * What the person counted of this line on this device; not any more when it is of an earlier round, or when the server has a
 * later count of his, from another phone.
 */
export function current(
  tally: Tally | undefined,
  { round, mine }: Pick<Counted, 'round'> & Partial<Pick<Counted, 'mine'>>,
): Tally | undefined {
  if (!tally || tally.round < round) return undefined
  return !tally.open && mine !== undefined && mine.countedAt > tally.countedAt ? undefined : tally
}

/** What the server has of this person; a line that must be counted again begins at nothing, but for a photo that is missing. */
export const mineOf = ({ mine, state, recountReason }: Counted): LineToCount['mine'] =>
  state === 'toRecount' && recountReason !== 'photo' ? undefined : mine

/** Number that stands on the card: what is on the device, or what the server has of this person. */
export const countedQuantity = (tally: Tally | undefined, line: Counted): number | undefined =>
  (current(tally, line) ?? mineOf(line))?.quantity

/** The event that a tally becomes, without its photos: they join it when it is sent. */
export function eventOf(
  tally: Tally,
  target: CountTarget,
  locationId: string,
  eventId: string,
): Omit<CountEventInput, 'photos'> {
  const { round, quantity, damaged, correction, note, startedAt, countedAt, position } = tally
  return {
    eventId,
    locationId,
    target,
    ...('lineId' in target ? { round } : {}),
    quantity,
    ...(damaged ? { damaged } : {}),
    ...(correction ? { correction } : {}),
    ...(note ? { note } : {}),
    startedAt,
    countedAt,
    ...(position === undefined ? {} : { position }),
  }
}

const begin = ({ lineId, round }: Counted, { at, position }: Since): Tally => ({
  lineId,
  round,
  quantity: 0,
  steps: [],
  photos: [],
  startedAt: at,
  countedAt: at,
  ...(position === undefined ? {} : { position }),
  open: true,
})

/**
 * A count of an earlier visit goes on: it began when that one ended, and by time alone it is judged what moved since, as the
 * version of the stock that is known now would hide it.
 */
function goOn(line: Counted, now: string): Tally | undefined {
  const mine = mineOf(line)
  if (!mine) return undefined
  const { quantity, damaged, correction, countedAt, note } = mine
  return {
    ...begin(line, { at: countedAt < now ? countedAt : now }),
    quantity,
    ...(damaged ? { damaged } : {}),
    ...(correction ? { correction } : {}),
    ...(note ? { note } : {}),
  }
}

const factsOf = (tally: Tally | undefined): Facts => ({
  photos: tally?.photos ?? [],
  ...(tally?.damaged ? { damaged: tally.damaged } : {}),
  ...(tally?.correction ? { correction: tally.correction } : {}),
  ...(tally?.note ? { note: tally.note } : {}),
})

/** A later change never has an earlier time, whatever the clock does. */
const touched = (tally: Tally, now: string): Tally => ({
  ...tally,
  countedAt: now > tally.countedAt ? now : later(tally.countedAt),
  open: true,
})

const later = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString()

const within = (damaged: number | undefined, quantity: number): number | undefined =>
  damaged === undefined || damaged === 0 ? undefined : Math.min(damaged, quantity) || undefined
