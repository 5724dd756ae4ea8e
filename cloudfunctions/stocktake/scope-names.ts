import type { StocktakeScope } from '../../shared/schema/stocktake'
import { allCategories, itemsById, personById } from '../runtime/directory'

/** Names of the categories, items and custodians that a scope picks, by id; what is gone has none. */
export async function scopeNames(scope: StocktakeScope): Promise<Record<string, string>> {
  const { categoryIds = [], itemIds = [], custodianIds = [] } = scope
  const [categories, items, people] = await Promise.all([
    categoryIds.length > 0 ? allCategories() : [],
    itemsById(itemIds),
    Promise.all(custodianIds.map((id) => personById(id))),
  ])
  const named = [...categories.filter(({ _id }) => categoryIds.includes(_id)), ...items.values(), ...people]
  return Object.fromEntries(named.flatMap((one) => (one ? [[one._id, one.name]] : [])))
}
