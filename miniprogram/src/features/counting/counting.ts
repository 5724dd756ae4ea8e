import Taro from '@tarojs/taro'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { createStore, type Store } from '@/lib/store'
import { createServerClock, type ServerClock } from './clock'
import { readDevice, writeDevice } from './device'
import { dropPhotos, photosOf } from './photo-store'
import { createQueue, type Delivery, type Queue, type QueuedCount } from './queue'
import { noWork, stillUsed, withResults, type PlaceWork } from './work'

type Works = Readonly<Record<string, PlaceWork>>

/** Everything that one person counts on this device, whichever page is open. */
export interface Counting {
  queue: Queue
  clock: ServerClock
  works: Store<Works>
  work(stocktakeId: string, locationId: string): PlaceWork
  setWork(stocktakeId: string, locationId: string, change: (work: PlaceWork) => PlaceWork): void
  /** All arrived: the device forgets the location. */
  close(stocktakeId: string, locationId: string): void
  /** Sends what waits after a pause, or at once when it is a lot; each call puts the pause off. */
  sendSoon(): void
}

/** A pause in which the person goes from one line to the next; then what was counted is sent together. */
const PAUSE_MS = 5_000
/** What arrived is kept a while, for who comes back to the shelf. */
const FORGET_AFTER_MS = 3 * 24 * 3_600_000
/** So many go without waiting for a pause. */
const MANY = 10
/** After a failure, how long until the next try. */
const RETRY_MS = 15_000

const known = new Map<string, Counting>()

/** The counting of a person on this device: one for the life of the app. */
export function countingOf(personId: string): Counting {
  const existing = known.get(personId)
  if (existing) return existing
  const counting = createCounting(personId)
  known.set(personId, counting)
  return counting
}

const keyOf = (stocktakeId: string, locationId: string): string => `${stocktakeId}|${locationId}`

function createCounting(personId: string): Counting {
  const names = { queue: `count-queue.${personId}`, works: `count-works.${personId}` }
  const clock = createServerClock()
  const since = new Date(Date.now() - FORGET_AFTER_MS).toISOString()
  const works = createStore<Works>(stillUsed(readDevice<Works>(names.works) ?? {}, since))
  const queue = createQueue({
    read: () => readDevice<QueuedCount[]>(names.queue) ?? [],
    write: (counts) => writeDevice(names.queue, counts.length > 0 ? counts : undefined),
    send: (counts) => send(counts, clock),
    weightOf: ({ photos }) => photosOf(photos).reduce((sum, { base64 }) => sum + base64.length, 0),
  })
  const keep = (next: Works) => {
    writeDevice(names.works, Object.keys(next).length > 0 ? next : undefined)
    works.set(next)
  }
  const counting: Counting = {
    queue,
    clock,
    works,
    work: (stocktakeId, locationId) => works.get()[keyOf(stocktakeId, locationId)] ?? noWork,
    setWork(stocktakeId, locationId, change) {
      const before = counting.work(stocktakeId, locationId)
      const after = change(before)
      if (after !== before) keep({ ...works.get(), [keyOf(stocktakeId, locationId)]: after })
    },
    close(stocktakeId, locationId) {
      const { [keyOf(stocktakeId, locationId)]: _done, ...others } = works.get()
      keep(others)
    },
    sendSoon: sender(queue),
  }
  queue.onResults((sent, results) => {
    for (const locationId of new Set(sent.map(({ event }) => event.locationId))) {
      const [first] = sent
      if (!first) continue
      const here = sent.filter(({ event }) => event.locationId === locationId)
      const ids = new Set(here.map(({ event }) => event.eventId))
      counting.setWork(first.stocktakeId, locationId, (work) =>
        withResults(
          work,
          here,
          results.filter(({ eventId }) => ids.has(eventId)),
        ),
      )
    }
    dropArrivedPhotos(sent, counting)
  })
  return counting
}

/** Photos of a count that arrived go, unless the line or a later count still shows them. */
function dropArrivedPhotos(sent: readonly QueuedCount[], { queue, works }: Counting): void {
  const needed = new Set([
    ...queue.get().counts.flatMap(({ photos }) => photos),
    ...Object.values(works.get()).flatMap(({ tallies }) =>
      Object.values(tallies).flatMap(({ photos }) => photos),
    ),
  ])
  dropPhotos(sent.flatMap(({ photos }) => photos).filter((key) => !needed.has(key)))
}

/** What happened on the way or for want of a session: the same counts go again later. */
const passing: readonly string[] = [
  'NETWORK',
  'BUSY',
  'INTERNAL',
  'BAD_ANSWER',
  'UNAUTHENTICATED',
  'REQUEST_ID_REUSED',
]

/**
 * One batch, with times that are the server's already. A batch that is sent again is a new command: the ids of its events are
 * what keeps each from counting twice.
 */
async function send(counts: readonly QueuedCount[], clock: ServerClock): Promise<Delivery> {
  const events = counts.map(({ event, photos }) => {
    const pictures = photosOf(photos).map(({ base64 }) => base64)
    return { ...event, ...(pictures.length > 0 ? { photos: pictures } : {}) }
  })
  const stocktakeId = counts[0]?.stocktakeId ?? ''
  const askedAt = Date.now()
  const answer = await call('stocktake.count', { stocktakeId, events })
  if (answer.ok) {
    clock.learn(answer.data.now, askedAt, Date.now())
    return { kind: 'answered', results: answer.data.results }
  }
  return { kind: passing.includes(answer.code) ? 'lost' : 'refused', text: failureText(answer) }
}

/** Flushes after a pause, again after a failure, and at once when the network is back. */
function sender(queue: Queue): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const flushAfter = (delay: number) => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void queue.flush().then(({ problem }) => problem && flushAfter(RETRY_MS)), delay)
  }
  const waits = () => queue.get().counts.some((count) => count.refused === undefined)
  Taro.onNetworkStatusChange?.(({ isConnected }) => {
    if (isConnected && waits()) flushAfter(0)
  })
  if (waits()) flushAfter(0)
  return () => {
    const many = queue.get().counts.filter((count) => count.refused === undefined).length >= MANY
    flushAfter(many ? 0 : PAUSE_MS)
  }
}
