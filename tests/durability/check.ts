import { accounts, firstAmount, type Client } from './load'
import { type Plain, type Wire } from './wire'

/** Compares what is there after a crash with what was acknowledged; what was in doubt must be whole or absent. */
export async function checkEverything(wire: Wire, clients: Client[]): Promise<void> {
  const things = await wire.find('things')
  const counters = await wire.find('counters')
  const ledger = await wire.find('ledger')
  for (const client of clients) {
    checkThings(
      client,
      things.filter((thing) => thing['client'] === client.name),
    )
    checkCounter(
      client,
      counters.find((counter) => counter['_id'] === client.name),
    )
    checkTransfers(
      client,
      ledger.filter(({ _id }) => String(_id).startsWith(`${client.name}-`)),
    )
    client.doubt = undefined
  }
  checkAmounts(await wire.find('accounts'), ledger)
  await checkIndexes(wire, 'things', things)
  await checkIndexes(wire, 'ledger', ledger)
}

function checkThings(client: Client, found: Plain[]): void {
  const { doubt, things } = client
  if (doubt?.kind === 'things') {
    const now = new Map(found.map((thing) => [String(thing['_id']), thing]))
    const left = [...doubt.after.keys()].map((id) => [id, now.get(id)])
    // The list, the change or the removal without an answer happened, or did not; not in part.
    expect([[...doubt.before], [...doubt.after]]).toContainEqual(left)
    for (const [id, thing] of left as [string, Plain | undefined][]) {
      if (thing === undefined) things.delete(id)
      else things.set(id, thing)
    }
  }
  // Also the order: each client adds one after the other.
  expect(found).toEqual([...things.values()])
}

function checkCounter(client: Client, found: Plain | undefined): void {
  const { doubt } = client
  const possible = doubt?.kind === 'counter' ? [client.counter, doubt.after] : [client.counter]
  expect(possible).toContain(found?.['n'])
  client.counter = found?.['n'] as number
}

function checkTransfers(client: Client, found: Plain[]): void {
  const { doubt, transfers } = client
  const ids = found.map(({ _id }) => String(_id))
  if (doubt?.kind === 'transfer' && ids.includes(doubt.id)) transfers.add(doubt.id)
  expect(ids).toEqual([...transfers])
}

/** Every amount follows from the transfers that are noted: no transaction is there in part. */
function checkAmounts(found: Plain[], ledger: Plain[]): void {
  const expected = Object.fromEntries(Array.from({ length: accounts }, (_, i) => [`a${i}`, firstAmount]))
  for (const { from, to, amount } of ledger as { from: string; to: string; amount: number }[]) {
    expected[from] = (expected[from] as number) - amount
    expected[to] = (expected[to] as number) + amount
  }
  expect(Object.fromEntries(found.map(({ _id, amount }) => [_id, amount]))).toEqual(expected)
}

/** What the indexes answer is what a scan finds; the count that is kept is the number of documents. */
export async function checkIndexes(wire: Wire, collection: string, scanned: Plain[]): Promise<void> {
  expect(await wire.count(collection)).toBe(scanned.length)
  for (let i = 0; i < 6; i++) {
    const tag = `tag${i}`
    const tagged = scanned.filter(({ tags }) => (tags as string[]).includes(tag))
    expect(idsOf(await wire.find(collection, { tags: tag }))).toEqual(idsOf(tagged))
  }
  const byCode = await wire.find(collection, { code: { $gte: '' } }, { code: 1 })
  expect(idsOf(byCode)).toEqual(idsOf(scanned))
}

const idsOf = (documents: Plain[]) => documents.map(({ _id }) => String(_id)).sort()
