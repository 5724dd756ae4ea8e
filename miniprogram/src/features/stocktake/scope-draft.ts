import type { StocktakeScope, ValueClass } from '@shared/schema/stocktake'

export interface Named {
  id: string
  name: string
}

/** A scope while it is chosen: with the names that a person reads. Empty lists limit nothing. */
export interface ScopeDraft {
  zones: string[]
  locations: Named[]
  categories: Named[]
  items: Named[]
  custodians: Named[]
  valueClasses: ValueClass[]
  notCountedForDays: number | null
}

export const wholeWarehouse: ScopeDraft = {
  zones: [],
  locations: [],
  categories: [],
  items: [],
  custodians: [],
  valueClasses: [],
  notCountedForDays: null,
}

const ids = (named: readonly Named[]) => named.map(({ id }) => id)

/** What is sent: only what limits something. */
export function toScope(draft: ScopeDraft): StocktakeScope {
  const { zones, locations, categories, items, custodians, valueClasses, notCountedForDays } = draft
  return {
    ...(zones.length > 0 ? { zones } : {}),
    ...(locations.length > 0 ? { locationIds: ids(locations) } : {}),
    ...(categories.length > 0 ? { categoryIds: ids(categories) } : {}),
    ...(items.length > 0 ? { itemIds: ids(items) } : {}),
    ...(custodians.length > 0 ? { custodianIds: ids(custodians) } : {}),
    ...(valueClasses.length > 0 ? { valueClasses } : {}),
    ...(notCountedForDays === null ? {} : { notCountedForDays }),
  }
}

/** A scope that was kept, to be changed; what has no name is called by its id. */
export function scopeDraftOf(scope: StocktakeScope, nameOf: (id: string) => string | undefined): ScopeDraft {
  const named = (list: readonly string[] = []) => list.map((id) => ({ id, name: nameOf(id) ?? id }))
  return {
    zones: [...(scope.zones ?? [])],
    locations: (scope.locationIds ?? []).map((id) => ({ id, name: codeOf(id) })),
    categories: named(scope.categoryIds),
    items: named(scope.itemIds),
    custodians: named(scope.custodianIds),
    valueClasses: [...(scope.valueClasses ?? [])],
    notCountedForDays: scope.notCountedForDays ?? null,
  }
}

/** `W1:A-01-02` → `A-01-02` */
export const codeOf = (locationId: string): string => locationId.slice(locationId.indexOf(':') + 1)

export const isWhole = (draft: ScopeDraft): boolean => Object.keys(toScope(draft)).length === 0

const SHOWN = 3

/** 没有限定时为「不限」; at most three names, then how many there are. */
export function namesText(names: readonly string[], unit: string): string {
  if (names.length === 0) return '不限'
  if (names.length <= SHOWN) return names.join('、')
  return `${names.slice(0, SHOWN).join('、')} 等 ${names.length} ${unit}`
}

/** Adds what is not there yet. */
export const withOne = (list: readonly Named[], one: Named): Named[] =>
  list.some(({ id }) => id === one.id) ? [...list] : [...list, one]

/** The scope in short words for a sentence on a page: A 区；2 个库位；A 类. 全库 when nothing is limited. */
export function scopeWords(draft: ScopeDraft, zoneName: (code: string) => string): string {
  const parts = [
    draft.zones.length > 0 && namesText(draft.zones.map(zoneName), '个区'),
    draft.locations.length > 0 &&
      namesText(
        draft.locations.map(({ name }) => name),
        '个库位',
      ),
    draft.categories.length > 0 &&
      namesText(
        draft.categories.map(({ name }) => name),
        '个分类',
      ),
    draft.items.length > 0 &&
      namesText(
        draft.items.map(({ name }) => name),
        '种物资',
      ),
    draft.custodians.length > 0 &&
      `${namesText(
        draft.custodians.map(({ name }) => name),
        '位',
      )}保管`,
    draft.valueClasses.length > 0 && `${[...draft.valueClasses].sort().join('、')} 类`,
    draft.notCountedForDays !== null && `${draft.notCountedForDays} 天没盘过`,
  ].filter((part): part is string => part !== false)
  return parts.length === 0 ? '全库' : parts.join('；')
}

/** What freezing stops: the places of the scope, and there only the goods that are counted where the scope picks goods. */
export function frozenText(draft: ScopeDraft, zoneName: (code: string) => string): string {
  const { zones, locations } = draft
  const places = [
    ...(zones.length > 0 ? [namesText(zones.map(zoneName), '个区')] : []),
    ...(locations.length > 0
      ? [
          namesText(
            locations.map(({ name }) => name),
            '个库位',
          ),
        ]
      : []),
  ].join('里的 ')
  const goods = !isWhole({ ...draft, zones: [], locations: [] })
  if (goods) return `${places || '全库'}里要盘的物资`
  return places || '整个仓库'
}
