import type { CollectionName } from '../../shared/schema/collections'
import { count, find, type Where } from './store'

/** What something may be used by: where to look, and how people call what is found there. */
export type Use = readonly [collection: CollectionName, where: Where, words: string]

/** What uses something now, in words such as `3 张领用单、1 张采购订单`; empty when nothing does. */
export async function usesOf(uses: readonly Use[]): Promise<string> {
  const counts = await Promise.all(uses.map(([collection, where]) => count(collection, where)))
  return uses.flatMap(([, , words], index) => (counts[index] ? `${counts[index]} ${words}` : [])).join('、')
}

/** Whether anything ever used something, in words such as `入库单、领用单`; empty when nothing did. */
export async function historyOf(uses: readonly Use[]): Promise<string> {
  const found = await Promise.all(
    uses.map(
      async ([collection, where]) => (await find(collection, where, { limit: 1, fields: ['_id'] })).length,
    ),
  )
  return uses.flatMap(([, , words], index) => (found[index] ? words : [])).join('、')
}
