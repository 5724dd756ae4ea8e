import { createQueue, refused, unsentAt, waiting, type Delivery, type QueuedCount } from './queue'

let ids = 0
const count = (lineId: string, more: Partial<QueuedCount> = {}): QueuedCount => ({
  stocktakeId: 'PD1',
  event: {
    eventId: `event-${++ids}`,
    locationId: 'WH:A-01',
    target: { lineId },
    quantity: 1,
    startedAt: '2026-11-22T01:00:00.000Z',
    countedAt: '2026-11-22T01:00:00.000Z',
  },
  photos: [],
  lineId,
  name: lineId,
  location: 'A-01',
  attempted: false,
  ...more,
})
const taken = (counts: readonly QueuedCount[]): Delivery => ({
  kind: 'answered',
  results: counts.map(({ event }) => ({ eventId: event.eventId, outcome: 'counted' })),
})

/** A device and a line to the server that answers as told; what was sent is noted. */
function device(answers: ((counts: readonly QueuedCount[]) => Delivery)[] = [], kept: QueuedCount[] = []) {
  const sent: string[][] = []
  let stored = kept
  const queue = createQueue({
    read: () => stored,
    write: (counts) => ((stored = [...counts]), true),
    weightOf: ({ photos }) => photos.length * 300_000,
    send: async (counts) => {
      sent.push(counts.map(({ lineId }) => lineId))
      return (answers.shift() ?? taken)(counts)
    },
  })
  return { queue, sent, stored: () => stored }
}
const lost = (): Delivery => ({ kind: 'lost', text: '没有连上服务器' })

test('what is counted is kept at once and goes together', async () => {
  const { queue, sent, stored } = device()
  queue.add([count('a'), count('b')])
  expect(stored()).toHaveLength(2)
  await queue.flush()
  expect(sent).toEqual([['a', 'b']])
  expect(stored()).toEqual([])
})
test('a lost answer keeps everything under the same ids', async () => {
  const { queue, sent, stored } = device([lost])
  queue.add([count('a')])
  const before = stored()[0]?.event
  expect(await queue.flush()).toMatchObject({ problem: '没有连上服务器', sending: false })
  expect(stored()[0]).toMatchObject({ attempted: true, event: before })
  expect(waiting(queue.get(), 'PD1')).toHaveLength(1)
  expect(await queue.flush()).toMatchObject({ counts: [], problem: undefined })
  expect(sent).toEqual([['a'], ['a']])
})
test('what another run of the app left is sent', async () => {
  const { queue, sent } = device([], [count('a', { attempted: true })])
  await queue.flush()
  expect(sent).toEqual([['a']])
})
test('a newer count of a line takes the place of one that was never under way', async () => {
  const { queue, stored } = device()
  queue.add([count('a')])
  queue.add([count('a')])
  expect(stored()).toHaveLength(1)
})
test('one that may have arrived stays before the newer one', async () => {
  const { queue, stored } = device([lost])
  queue.add([count('a')])
  await queue.flush()
  queue.add([count('a')])
  expect(stored()).toHaveLength(2)
})
test('what is added while sending goes with the next batch of the same flush', async () => {
  const { queue, sent } = device([
    (counts) => {
      queue.add([count('b')])
      return taken(counts)
    },
  ])
  queue.add([count('a')])
  await Promise.all([queue.flush(), queue.flush()])
  expect(sent).toEqual([['a'], ['b']])
})
test('what is added right after a flush that found nothing, or has just ended, is sent all the same', async () => {
  const { queue, sent } = device()
  void queue.flush()
  queue.add([count('a')])
  const first = queue.flush()
  const again = first.then(() => {
    queue.add([count('b')])
    return queue.flush()
  })
  await again
  expect(sent).toEqual([['a'], ['b']])
})
test('at most forty go at once, fewer with photos, and never two stocktakes together', async () => {
  const { queue, sent } = device()
  queue.add(Array.from({ length: 41 }, (_, index) => count(`l${index}`)))
  queue.add([count('x', { stocktakeId: 'PD2' })])
  await queue.flush()
  expect(sent.map((batch) => batch.length)).toEqual([40, 1, 1])
  const heavy = device()
  heavy.queue.add(Array.from({ length: 3 }, (_, index) => count(`p${index}`, { photos: ['1', '2', '3'] })))
  await heavy.queue.flush()
  expect(heavy.sent.map((batch) => batch.length)).toEqual([1, 1, 1])
})
test('a refused count stays with its reason and is not sent again by itself', async () => {
  const { queue, sent, stored } = device([
    (counts) => ({
      kind: 'answered',
      results: counts.map(({ event, lineId }) =>
        lineId === 'b'
          ? { eventId: event.eventId, outcome: 'refused', message: '不归你盘' }
          : { eventId: event.eventId, outcome: 'counted' },
      ),
    }),
  ])
  queue.add([count('a'), count('b')])
  await queue.flush()
  expect(stored()).toMatchObject([{ lineId: 'b', refused: '不归你盘' }])
  await queue.flush()
  expect(sent).toHaveLength(1)
  expect(refused(queue.get(), 'PD1')).toHaveLength(1)
  expect(unsentAt(queue.get(), 'PD1', 'WH:A-01')).toBe(1)

  await queue.retry(stored()[0]?.event.eventId ?? '')
  expect(sent[1]).toEqual(['b'])
  expect(stored()).toEqual([])
})
test('what did not fit a batch goes with the next one; when nothing fits it waits', async () => {
  const busy = (from: number) => (counts: readonly QueuedCount[]) => ({
    kind: 'answered' as const,
    results: counts.map(({ event }, index) =>
      index >= from
        ? { eventId: event.eventId, outcome: 'refused' as const, code: 'BUSY' }
        : { eventId: event.eventId, outcome: 'counted' as const },
    ),
  })
  const { queue, sent, stored } = device([busy(1), busy(0)])
  queue.add([count('a'), count('b')])
  expect((await queue.flush()).problem).toContain('稍后')
  expect(stored().map((one) => [one.lineId, one.refused])).toEqual([['b', undefined]])
  await queue.flush()
  expect(sent).toEqual([['a', 'b'], ['b'], ['b']])
})
test('a batch that was refused as a whole is sent one by one, so that each hears its own reason', async () => {
  const refuse = (text: string) => (): Delivery => ({ kind: 'refused', text })
  const { queue, sent, stored } = device([refuse('甲'), refuse('甲'), refuse('乙')])
  queue.add([count('a'), count('b')])
  await queue.flush()
  expect(sent).toEqual([['a', 'b'], ['a'], ['b']])
  expect(stored()).toMatchObject([{ refused: '甲' }, { refused: '乙' }])
})
test('a refused count goes when the person gives it up, or counts the line again', async () => {
  const { queue, stored } = device([
    () => ({ kind: 'refused', text: '甲' }),
    () => ({ kind: 'refused', text: '甲' }),
  ])
  queue.add([count('a')])
  await queue.flush()
  queue.drop(stored()[0]?.event.eventId ?? '')
  expect(stored()).toEqual([])
  queue.add([count('b')])
  await queue.flush()
  queue.add([count('b')])
  expect(stored().map((one) => one.refused)).toEqual([undefined])
})
test('what became of each is told', async () => {
  const { queue } = device()
  const heard: string[] = []
  const stop = queue.onResults((sent, results) => heard.push(`${sent.length} ${results[0]?.outcome}`))
  queue.add([count('a')])
  await queue.flush()
  stop()
  queue.add([count('b')])
  await queue.flush()
  expect(heard).toEqual(['1 counted'])
})
test('a full device says so', () => {
  const queue = createQueue({
    read: () => [],
    write: () => false,
    weightOf: () => 0,
    send: async (counts) => taken(counts),
  })
  queue.add([count('a')])
  expect(queue.get().unkept).toBe(true)
})
