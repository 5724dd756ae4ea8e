import type { CountEventInput, CountOutcome } from '@shared/operations/stocktake-count'

/** A count that waits on the device until the server has it. It never changes: a correction is a count of its own. */
export interface QueuedCount {
  stocktakeId: string
  event: Omit<CountEventInput, 'photos'>
  /** Names of its photos, see `photo-store.ts`; they join it when it is sent. */
  photos: string[]
  /** The line or find that it is shown at, and words for it. */
  lineId: string
  name: string
  location: string
  /** It was under way at least once: the server may have it already. */
  attempted: boolean
  /** Why the server did not take it, in Chinese. It waits for a decision of the person and is not sent by itself. */
  refused?: string
}

/** How a batch went. `lost`: nobody knows whether it arrived, or it cannot be done now; it is sent again as it is. */
export type Delivery =
  | { kind: 'answered'; results: readonly CountOutcome[] }
  | { kind: 'lost'; text: string }
  /** The whole batch was refused, with the reason of its first count. */
  | { kind: 'refused'; text: string }

export interface QueueMeans {
  read(): QueuedCount[]
  /** False when the device could not keep it: `QueueState.unkept` then says so. */
  write(counts: readonly QueuedCount[]): boolean
  send(counts: readonly QueuedCount[]): Promise<Delivery>
  /** How much of a call the photos of a count take, in characters. */
  weightOf(count: QueuedCount): number
}

export interface QueueState {
  counts: readonly QueuedCount[]
  sending: boolean
  /** Why the last attempt stopped; gone with the next success. */
  problem?: string
  /** The device is full: what waits is lost when the app is closed. */
  unkept: boolean
}

export interface Queue {
  get(): QueueState
  subscribe(listener: () => void): () => void
  /** Puts counts at the end. One of the same line gives way that was never under way, or that was refused. */
  add(counts: readonly QueuedCount[]): void
  /** Sends all that waits, batch after batch, until nothing is left or the network fails. Never throws. */
  flush(): Promise<QueueState>
  /** Sends a refused count again. */
  retry(eventId: string): Promise<QueueState>
  /** Gives up a refused count. */
  drop(eventId: string): void
  /** Told what became of each count of a batch. */
  onResults(listener: (sent: readonly QueuedCount[], results: readonly CountOutcome[]) => void): () => void
}

/** Lines that one transaction takes, and characters of photos that one call of a function takes, with room to spare. */
const MOST_COUNTS = 40
const MOST_WEIGHT = 1_500_000

/**
 * Counts on their way to the server, in order and in batches. Every count carries its own id, so a batch whose answer was lost
 * goes again, whole or in other company, and each count happens once. What is refused stays, with its reason.
 */
export function createQueue(means: QueueMeans): Queue {
  let state: QueueState = { counts: means.read(), sending: false, unkept: false }
  const listeners = new Set<() => void>()
  const resultListeners = new Set<Parameters<Queue['onResults']>[0]>()
  let underWay: Promise<QueueState> | null = null
  let alone = false

  const set = (change: Partial<QueueState>) => {
    state = { ...state, ...change }
    if (change.counts) state = { ...state, unkept: !means.write(state.counts) }
    listeners.forEach((listener) => listener())
  }
  const change = (ids: readonly string[], how: (count: QueuedCount) => QueuedCount | undefined) =>
    set({ counts: state.counts.flatMap((count) => (isOf(ids, count) ? (how(count) ?? []) : count)) })

  const nextBatch = (): QueuedCount[] => {
    const batch: QueuedCount[] = []
    let weight = 0
    for (const count of state.counts) {
      if (count.refused !== undefined) continue
      if (batch[0] && batch[0].stocktakeId !== count.stocktakeId) continue
      weight += means.weightOf(count)
      if (batch.length > 0 && (alone || batch.length === MOST_COUNTS || weight > MOST_WEIGHT)) break
      batch.push(count)
    }
    return batch
  }
  const sendBatch = async (batch: readonly QueuedCount[]): Promise<boolean> => {
    const ids = batch.map(({ event }) => event.eventId)
    change(ids, (count) => ({ ...count, attempted: true }))
    const delivery = await means.send(batch)
    if (delivery.kind === 'lost') {
      set({ problem: delivery.text })
      return false
    }
    if (delivery.kind === 'refused') {
      // One reason stands for all: each is sent alone to hear its own.
      if (batch.length > 1) alone = true
      else change(ids, (count) => ({ ...count, refused: delivery.text }))
      return true
    }
    const outcomes = new Map(delivery.results.map((result) => [result.eventId, result]))
    const isLater = ({ event }: QueuedCount) => outcomes.get(event.eventId)?.code === 'BUSY'
    if (batch.every(isLater)) {
      set({ problem: '同时盘点的人较多，稍后自动再交' })
      return false
    }
    change(ids, (count) => {
      const result = outcomes.get(count.event.eventId)
      // The batch was full: it goes with the next one.
      if (isLater(count)) return count
      return result?.outcome === 'refused' ? { ...count, refused: result.message ?? '没有收下' } : undefined
    })
    set({ problem: undefined })
    resultListeners.forEach((listener) => listener(batch, delivery.results))
    return true
  }
  const sendAll = async (): Promise<QueueState> => {
    set({ sending: true })
    alone = false
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      if (!(await sendBatch(batch))) break
    }
    // In the same moment as the last look for more: what is added after it begins a flush of its own.
    underWay = null
    set({ sending: false })
    return state
  }
  const flush = () => {
    if (!underWay && nextBatch().length === 0) return Promise.resolve(state)
    underWay ??= sendAll()
    return underWay
  }
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(counts) {
      const renewed = new Set(counts.map(({ lineId }) => lineId))
      const stays = (old: QueuedCount) =>
        !renewed.has(old.lineId) || (old.attempted && old.refused === undefined)
      set({ counts: [...state.counts.filter(stays), ...counts] })
    },
    flush,
    async retry(eventId) {
      change([eventId], ({ refused: _refused, ...count }) => count)
      return flush()
    },
    drop(eventId) {
      change([eventId], () => undefined)
    },
    onResults(listener) {
      resultListeners.add(listener)
      return () => resultListeners.delete(listener)
    },
  }
}

/** Counts that are not yet with the server. */
export const waiting = (state: QueueState, stocktakeId: string): readonly QueuedCount[] =>
  state.counts.filter((count) => count.stocktakeId === stocktakeId && count.refused === undefined)

/** Counts that the server did not take. */
export const refused = (state: QueueState, stocktakeId: string): readonly QueuedCount[] =>
  state.counts.filter((count) => count.stocktakeId === stocktakeId && count.refused !== undefined)

const isOf = (ids: readonly string[], { event }: QueuedCount): boolean => ids.includes(event.eventId)

/** How many counts of a location are only on this phone. */
export const unsentAt = (state: QueueState, stocktakeId: string, locationId: string): number =>
  state.counts.filter((count) => count.stocktakeId === stocktakeId && count.event.locationId === locationId)
    .length
