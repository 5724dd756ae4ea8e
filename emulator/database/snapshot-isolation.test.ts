import { type PlatformError } from '../admin/errors'
import { openTestDatabase } from '../testing/database'
import { StoredDocument } from './stored-document'

/** A repeatable sequence of numbers below `n`. */
function chance(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

const { database, close } = openTestDatabase({ counters: [] })
afterAll(close)

type State = Map<string, number>

interface Client {
  id: string
  /** What the transaction must see: the state of its first operation, changed by its own writes. */
  view: State | undefined
  writes: State
  /** Documents that others committed since the snapshot. */
  changedByOthers: Set<string>
}

const documents = ['a', 'b', 'c', 'd', 'e']
const { store, transactions, writer } = database
const collection = () => database.collection('counters')
const put = (id: string, n: number) => StoredDocument.fresh({ _id: id, n })

/**
 * Many transactions, their steps interleaved at random, beside ordinary writes. A model knows what each must see:
 * no dirty read, no non-repeatable read, no lost update; a commit is all or nothing.
 */
test.each([1, 2, 3, 4, 5, 6, 7, 8])('a random history of seed %i is snapshot isolation', (seed) => {
  const next = chance(seed)
  const committed: State = new Map()
  for (const id of documents) {
    const before = store.read(collection(), id)
    if (before !== undefined) writer.apply([{ collection: collection(), id, before, after: undefined }])
  }
  let clients: Client[] = []
  const counts = { commits: 0, conflicts: 0 }
  const publish = (writes: State, by?: Client) => {
    for (const [id, n] of writes) {
      // Removing what was never committed is no change.
      if (n < 0 && !committed.has(id)) continue
      if (n < 0) committed.delete(id)
      else committed.set(id, n)
      for (const client of clients) if (client !== by) client.changedByOthers.add(id)
    }
  }

  for (let step = 1; step <= 4_000; step++) {
    const id = documents[next(documents.length)] as string
    if (next(12) === 0) {
      writeOrdinary(id, step, clients, publish)
      continue
    }
    const client = clients[next(6)]
    if (client === undefined) {
      clients.push({
        id: transactions.start(),
        view: undefined,
        writes: new Map(),
        changedByOthers: new Set(),
      })
      continue
    }
    const outcome = advance(client, next(10), id, step, committed)
    if (outcome === 'open') continue
    if (outcome === 'committed') publish(client.writes, client)
    counts[outcome === 'committed' ? 'commits' : 'conflicts'] += outcome === 'aborted' ? 0 : 1
    clients = clients.filter((other) => other !== client)
  }

  for (const client of clients) transactions.abort(client.id)
  const stored = documents.map((id) => store.read(collection(), id)?.value['n'])
  expect(stored).toEqual(documents.map((id) => committed.get(id)))
  expect(counts.commits).toBeGreaterThan(100)
  expect(counts.conflicts).toBeGreaterThan(100)
  expect(store.history.keptBytes).toBe(0)
})

function writeOrdinary(id: string, n: number, clients: Client[], publish: (writes: State) => void): void {
  if (clients.some(({ writes }) => writes.has(id))) return
  writer.apply([{ collection: collection(), id, before: store.read(collection(), id), after: put(id, n) }])
  publish(new Map([[id, n]]))
}

function advance(
  client: Client,
  dice: number,
  id: string,
  n: number,
  committed: State,
): 'open' | 'committed' | 'conflict' | 'aborted' {
  if (dice === 0) {
    transactions.commit(client.id)
    return 'committed'
  }
  if (dice === 1) {
    transactions.abort(client.id)
    return 'aborted'
  }
  if (client.view === undefined) {
    client.view = new Map(committed)
    client.changedByOthers.clear()
  }
  const { view } = client
  if (dice < 6) {
    const seen = transactions.run(client.id, (transaction) => transaction.read(collection(), id)?.value['n'])
    expect(seen).toBe(view.get(id))
    return 'open'
  }
  const removing = dice === 6
  try {
    transactions.run(client.id, (transaction) =>
      transaction.write(collection(), id, removing ? undefined : put(id, n)),
    )
  } catch (error) {
    expect((error as PlatformError).code).toBe('DATABASE_TRANSACTION_CONFLICT')
    return 'conflict'
  }
  expect(client.changedByOthers.has(id)).toBe(false)
  if (removing) view.delete(id)
  else view.set(id, n)
  client.writes.set(id, removing ? -1 : n)
  return 'open'
}
