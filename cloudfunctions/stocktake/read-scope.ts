import { addDays, startOfDay } from '../../shared/domain/calendar'
import { locationCode } from '../../shared/domain/stock'
import { NAMED, narrowed, scopeText, type ScopeFilter } from '../../shared/domain/stocktake/scope'
import { classesOf } from '../../shared/domain/stocktake/value-class'
import { ok, reject, type Rejection, type Result } from '../../shared/errors'
import type { Warehouse } from '../../shared/schema/masterdata'
import type { StocktakeScope } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import {
  allCategories,
  categoriesUnder,
  itemsById,
  locationsOf,
  personById,
  settings,
} from '../runtime/directory'
import { find } from '../runtime/store'
import { stocksInScope } from './scan-stocks'

/**
 * A scope with everything looked up that a row of stock does not tell by itself: categories with those under them, items of
 * custodians and value classes, items counted lately.
 */
export async function readFilter(
  warehouseId: string,
  scope: StocktakeScope,
  today: string,
): Promise<ScopeFilter> {
  const { zones, locationIds, categoryIds, itemIds, custodianIds, valueClasses, notCountedForDays } = scope
  const under = categoryIds && (await Promise.all(categoryIds.map(categoriesUnder))).flat()
  const kept = custodianIds && (await itemsKeptBy(custodianIds))
  const dear = valueClasses && (await itemsOfClasses(warehouseId, valueClasses))
  const items = narrowed(narrowed(itemIds && new Set(itemIds), kept), dear)
  return {
    ...(zones ? { zones: new Set(zones) } : {}),
    ...(locationIds ? { locationIds: new Set(locationIds) } : {}),
    ...(under ? { categoryIds: new Set(under) } : {}),
    ...(items ? { itemIds: items } : {}),
    ...(notCountedForDays
      ? { exceptItemIds: await itemsCountedSince(warehouseId, addDays(today, 1 - notCountedForDays)) }
      : {}),
  }
}

/** Items that somebody of these answers for. */
async function itemsKeptBy(custodianIds: readonly string[]): Promise<ReadonlySet<string>> {
  const where = { 'custodian.id': _.in([...custodianIds]) }
  const ids = await idsOfPages((skip) =>
    find('items', where, { orderBy: [['_id', 'asc']], skip, limit: PAGE, fields: ['_id'] }),
  )
  return new Set(ids)
}

async function itemsOfClasses(
  warehouseId: string,
  classes: NonNullable<StocktakeScope['valueClasses']>,
): Promise<ReadonlySet<string>> {
  const { classes: shares } = await settings('stocktake')
  const classOf = classesOf(await stocksInScope(warehouseId, {}), shares)
  return new Set([...classOf].flatMap(([itemId, itsClass]) => (classes.includes(itsClass) ? itemId : [])))
}

async function itemsCountedSince(warehouseId: string, day: string): Promise<ReadonlySet<string>> {
  const where = { warehouseId, lastCountedAt: _.gte(startOfDay(day)) }
  const ids = await idsOfPages((skip) =>
    find('itemCounts', where, { orderBy: BY_COUNT, skip, limit: PAGE, fields: ['_id'] }),
  )
  return new Set(ids.map((id) => id.slice(warehouseId.length + 1)))
}
const BY_COUNT = [
  ['lastCountedAt', 'asc'],
  ['_id', 'asc'],
] as const

const PAGE = 1_000

async function idsOfPages(read: (skip: number) => Promise<{ _id: string }[]>): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const page = await read(ids.length)
    ids.push(...page.map(({ _id }) => _id))
    if (page.length < PAGE) return ids
  }
}

/** A scope in words. Rejects a zone, location, category, item or person that is not there, by name. */
export async function nameScope(
  { _id: warehouseId, name: warehouseName, zones: known }: Warehouse,
  scope: StocktakeScope,
): Promise<Result<string>> {
  const zones = new Map(known.map((zone) => [zone.code, zone.name]))
  const strange = scope.zones?.find((code) => !zones.has(code))
  if (strange) return reject('NOT_FOUND', { what: `${warehouseName}的库区 ${strange}` })
  const outside = await strangeLocation(warehouseId, warehouseName, scope.locationIds ?? [])
  if (outside) return outside
  const categories = new Map((await allCategories()).map((category) => [category._id, category.name]))
  const noCategory = scope.categoryIds?.find((id) => !categories.has(id))
  if (noCategory) return reject('NOT_FOUND', { what: `物资分类 ${noCategory}` })
  const items = await itemsById(scope.itemIds ?? [])
  const noItem = scope.itemIds?.find((id) => !items.has(id))
  if (noItem) return reject('NOT_FOUND', { what: `物资 ${noItem}` })
  const people = await custodianNames(scope.custodianIds ?? [])
  if (!people.ok) return people
  const nameIn = (names: ReadonlyMap<string, string>) => (id: string) => names.get(id) ?? id
  return ok(
    scopeText(scope, {
      zone: nameIn(zones),
      location: locationCode,
      category: nameIn(categories),
      item: (id) => items.get(id)?.name ?? id,
      person: nameIn(people.data),
    }),
  )
}

async function strangeLocation(
  warehouseId: string,
  warehouseName: string,
  ids: readonly string[],
): Promise<Rejection | null> {
  if (ids.length === 0) return null
  const cached = await locationsOf(warehouseId)
  const missing = ids.filter((id) => !cached.has(id))
  // Made a moment ago: the cached list does not have it yet.
  const fresh =
    missing.length > 0 ? await find('locations', { _id: _.in(missing), warehouseId }, { limit: 1_000 }) : []
  const strange = missing.find((id) => !fresh.some(({ _id }) => _id === id))
  return strange ? reject('OUT_OF_WAREHOUSE', { location: locationCode(strange), warehouseName }) : null
}

/** Names of those that the text says; the others only have to be there. */
async function custodianNames(ids: readonly string[]): Promise<Result<ReadonlyMap<string, string>>> {
  const names = new Map<string, string>()
  for (const id of ids) {
    const person = await personById(id)
    if (!person) return reject('NOT_FOUND', { what: `保管人 ${id}` })
    if (names.size < NAMED) names.set(id, person.name)
  }
  return ok(names)
}
