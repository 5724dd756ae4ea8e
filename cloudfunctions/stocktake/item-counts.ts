import type { ItemCounts, Stocktake } from '../../shared/schema/stocktake'
import { _, db } from '../runtime/app'
import { isDuplicate } from '../runtime/database-errors'
import { find } from '../runtime/store'

const $ = db.command.aggregate

/** Items of one step. */
export const ITEMS = 1_000
/** Counts that an item remembers. */
const REMEMBERED = 12
/** Requests at once, of those that concern one item each. */
const SIDE_BY_SIDE = 10

/** What one stocktake found of an item. */
export interface ItemTally {
  itemId: string
  lines: number
  differing: number
  countedAt: string
  surplus: number
  loss: number
  surplusFen: number
  lossFen: number
}

/** The next items that were counted, at most `ITEMS`, in order. One request. */
export async function itemTallies(stocktakeId: string, after: string | null): Promise<ItemTally[]> {
  const variance = $.ifNull(['$result.variance', 0])
  const positive = $.gt([variance, 0])
  const negative = $.lt([variance, 0])
  const part = (condition: unknown, value: unknown) => $.sum($.cond({ if: condition, then: value, else: 0 }))
  const { data } = await db
    .collection('countLines')
    .aggregate()
    .match({ stocktakeId, itemId: _.gt(after ?? ''), state: 'counted' })
    .group({
      _id: '$itemId',
      lines: $.sum(1),
      differing: part('$differs', 1),
      countedAt: $.max('$result.countedAt'),
      surplus: part(positive, variance),
      loss: part(negative, $.multiply([variance, -1])),
      surplusFen: part(positive, '$differenceFen'),
      lossFen: part(negative, '$differenceFen'),
    })
    .sort({ _id: 1 })
    .limit(ITEMS)
    .end()
  return (data as (Omit<ItemTally, 'itemId'> & { _id: string })[]).map(({ _id, ...tally }) => ({
    itemId: _id,
    ...tally,
  }))
}

/**
 * Lets the items remember this count. Done twice is done once: what an item remembers of a stocktake, it is not told again;
 * so it needs no transaction, and items that were right are told together, as many at once as have the same to remember.
 */
export async function rememberCounts(
  { _id: stocktakeId, warehouseId }: Pick<Stocktake, '_id' | 'warehouseId'>,
  tallies: readonly ItemTally[],
): Promise<void> {
  if (tallies.length === 0) return
  const memories = new Map(
    tallies.map((tally) => [`${warehouseId}:${tally.itemId}`, memoryOf(stocktakeId, tally)]),
  )
  const known = await knownAmong([...memories.keys()])
  const fresh = tallies
    .map((tally) => ({ tally, _id: `${warehouseId}:${tally.itemId}` }))
    .filter(({ _id }) => !known.has(_id))
    .map(({ tally, _id }): ItemCounts => {
      const memory = memoryOf(stocktakeId, tally)
      return { _id, warehouseId, itemId: tally.itemId, lastCountedAt: memory.at, counts: [memory] }
    })
  const late = await insertNew(fresh)
  const groups = new Map<string, string[]>()
  for (const id of [...known, ...late]) {
    const key = JSON.stringify(memories.get(id))
    groups.set(key, [...(groups.get(key) ?? []), id])
  }
  const updates = [...groups].map(
    ([memory, ids]) =>
      () =>
        remind(stocktakeId, ids, JSON.parse(memory) as Memory),
  )
  for (let from = 0; from < updates.length; from += SIDE_BY_SIDE)
    await Promise.all(updates.slice(from, from + SIDE_BY_SIDE).map((update) => update()))
}

type Memory = ItemCounts['counts'][number]

/** Of an item that was right the hour is enough: hundreds of them can then be told with one request. */
function memoryOf(stocktakeId: string, tally: ItemTally): Memory {
  const { lines, differing, countedAt, surplus, loss, surplusFen, lossFen } = tally
  const at = differing > 0 ? countedAt : `${countedAt.slice(0, 'YYYY-MM-DDTHH'.length)}:00:00.000Z`
  return { stocktakeId, at, lines, surplus, loss, surplusFen, lossFen }
}

async function knownAmong(ids: readonly string[]): Promise<Set<string>> {
  const found = await find('itemCounts', { _id: _.in([...ids]) }, { limit: ITEMS, fields: ['_id'] })
  return new Set(found.map(({ _id }) => _id))
}

/** Answers those that somebody else made a moment earlier. */
async function insertNew(documents: readonly ItemCounts[]): Promise<string[]> {
  if (documents.length === 0) return []
  const counts = db.collection('itemCounts')
  try {
    await counts.add(documents as never)
    return []
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  const late: string[] = []
  for (const document of documents) {
    try {
      await counts.add(document as never)
    } catch (error) {
      if (!isDuplicate(error)) throw error
      late.push(document._id)
    }
  }
  return late
}

async function remind(stocktakeId: string, ids: readonly string[], memory: Memory): Promise<void> {
  await db
    .collection('itemCounts')
    .where({ _id: _.in([...ids]), 'counts.stocktakeId': _.neq(stocktakeId) })
    .update({
      lastCountedAt: _.max(memory.at),
      counts: _.push({ each: [memory], position: 0, slice: REMEMBERED } as never),
    })
}
