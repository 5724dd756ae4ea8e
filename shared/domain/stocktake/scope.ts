import type { StocktakeScope } from '../../schema/stocktake'

/** A scope with everything looked up that a row alone does not tell; absent limits hold for every row. */
export interface ScopeFilter {
  zones?: ReadonlySet<string>
  locationIds?: ReadonlySet<string>
  /** With those under them. */
  categoryIds?: ReadonlySet<string>
  /** What items, custodians and value classes leave over. */
  itemIds?: ReadonlySet<string>
  /** Counted too recently. */
  exceptItemIds?: ReadonlySet<string>
}

/** What a filter looks at of a stock document. */
export interface ScopeItem {
  itemId: string
  item: { categoryId: string }
}

/** Whether rows of an item can be in the scope, wherever they lie. */
export const itemFits = (filter: ScopeFilter, { itemId, item }: ScopeItem): boolean =>
  (filter.itemIds?.has(itemId) ?? true) &&
  !(filter.exceptItemIds?.has(itemId) ?? false) &&
  (filter.categoryIds?.has(item.categoryId) ?? true)

/** Whether rows at a location can be in the scope, whatever lies there. */
export const placeFits = (filter: ScopeFilter, location: { _id: string; zone: string }): boolean =>
  (filter.zones?.has(location.zone) ?? true) && (filter.locationIds?.has(location._id) ?? true)

/** Only what both sets have; an absent one has everything. */
export function narrowed(
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (!one || !other) return one ?? other
  return new Set([...one].filter((id) => other.has(id)))
}

/** Whether a stocktake may begin without a line: somebody wants to see what lies at a place, or whether there is any of it. */
export const mayBeEmpty = ({ locationIds, itemIds }: StocktakeScope): boolean =>
  locationIds !== undefined || itemIds !== undefined

export interface ScopeNames {
  zone: (code: string) => string
  location: (id: string) => string
  category: (id: string) => string
  item: (id: string) => string
  person: (id: string) => string
}

/** Names of the first few that `scopeText` says; the rest are a number. */
export const NAMED = 3

/** The scope in words, such as 「A 区；办公用品；保管人 李丽；A 类」; 全库 when there is no limit. */
export function scopeText(scope: StocktakeScope, names: ScopeNames): string {
  const some = (ids: readonly string[] | undefined, nameOf: (id: string) => string, unit: string) => {
    if (!ids) return []
    const shown = ids.slice(0, NAMED).map(nameOf).join('、')
    return [ids.length > NAMED ? `${shown}等 ${ids.length} ${unit}` : shown]
  }
  const parts = [
    ...some(scope.zones, names.zone, '个库区'),
    ...some(scope.locationIds, names.location, '个库位'),
    ...some(scope.categoryIds, names.category, '个分类'),
    ...some(scope.itemIds, names.item, '种物资'),
    ...some(scope.custodianIds, names.person, '人').map((text) => `保管人 ${text}`),
    ...(scope.valueClasses ? [`${[...scope.valueClasses].sort().join('、')} 类`] : []),
    ...(scope.notCountedForDays ? [`${scope.notCountedForDays} 天没盘过的`] : []),
  ]
  return parts.join('；') || '全库'
}
