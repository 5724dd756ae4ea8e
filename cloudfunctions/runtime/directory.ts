import type { CollectionName, DocumentOf } from '../../shared/schema/collections'
import type {
  Category,
  Department,
  Item,
  Location,
  Supplier,
  Warehouse,
} from '../../shared/schema/masterdata'
import type { Person } from '../../shared/schema/person'
import {
  defaultSettings,
  type Setting,
  type SettingSubject,
  type SettingValue,
} from '../../shared/schema/settings'
import { _, db } from './app'
import { Cache } from './cache'
import { find, get } from './store'

const MINUTE_MS = 60_000

const lists = new Cache<readonly unknown[]>(MINUTE_MS)
const people = new Cache<Person>(MINUTE_MS / 2)
const items = new Cache<Item>(MINUTE_MS / 2)
const settingValues = new Cache<Setting['value']>(MINUTE_MS / 2)
const usedCategories = new Cache<ReadonlySet<string>>(MINUTE_MS)
const locations = new Cache<ReadonlyMap<string, Location>>(MINUTE_MS)

/** Warehouses, departments, categories and suppliers are few: the whole list is read once a minute at most. */
async function wholeList<C extends CollectionName>(collection: C): Promise<readonly DocumentOf<C>[]> {
  const rows = await lists.through(collection, () => find(collection, {}, { limit: 1_000 }))
  return (rows ?? []) as readonly DocumentOf<C>[]
}

export const allWarehouses = (): Promise<readonly Warehouse[]> => wholeList('warehouses')
export const allDepartments = (): Promise<readonly Department[]> => wholeList('departments')
export const allCategories = (): Promise<readonly Category[]> => wholeList('categories')
export const allSuppliers = (): Promise<readonly Supplier[]> => wholeList('suppliers')

/** The value of a settings subject: as saved, or its default; a change holds everywhere within half a minute. */
export async function settings<S extends SettingSubject>(subject: S): Promise<SettingValue<S>> {
  const saved = await settingValues.through(subject, async () => {
    const document = await get('settings', subject)
    return document ? document.value : defaultSettings[subject]
  })
  return (saved ?? defaultSettings[subject]) as SettingValue<S>
}

/** A category and all under it, by id. */
export async function categoriesUnder(id: string): Promise<string[]> {
  const all = await allCategories()
  const under = (parent: string): string[] => [
    parent,
    ...all.filter((category) => category.parentId === parent).flatMap((category) => under(category._id)),
  ]
  return under(id)
}

/** Categories of the items that a warehouse keeps. */
export async function categoriesIn(warehouseId: string): Promise<ReadonlySet<string>> {
  const found = await usedCategories.through(warehouseId, async () => {
    const query = db.collection('stock').aggregate().match({ warehouseId, 'item.status': 'active' })
    const { data } = await query.group({ _id: '$item.categoryId' }).limit(1_000).end()
    return new Set((data as { _id: string }[]).map(({ _id }) => _id))
  })
  return found ?? new Set()
}

/** Categories that active items are in, wherever they are kept. */
export async function categoriesOfItems(): Promise<ReadonlySet<string>> {
  const found = await usedCategories.through('', async () => {
    const query = db.collection('items').aggregate().match({ status: 'active' })
    const { data } = await query.group({ _id: '$categoryId' }).limit(1_000).end()
    return new Set((data as { _id: string }[]).map(({ _id }) => _id))
  })
  return found ?? new Set()
}

export const warehouseById = (id: string): Promise<Warehouse | undefined> => listed('warehouses', id)
export const supplierById = (id: string): Promise<Supplier | undefined> => listed('suppliers', id)

/** One of a list, asked afresh when the cached list does not have it: it may have been made a moment ago. */
async function listed<C extends 'warehouses' | 'suppliers'>(
  collection: C,
  id: string,
): Promise<DocumentOf<C> | undefined> {
  const cached = (await wholeList(collection)).find(({ _id }) => _id === id)
  if (cached) return cached
  const fresh = await get(collection, id)
  if (fresh) lists.delete(collection)
  return fresh
}

/** `WH-BG` → 办公用品库; the id itself when the warehouse is gone. */
export async function warehouseNames(): Promise<(id: string) => string> {
  const names = new Map((await allWarehouses()).map((warehouse) => [warehouse._id, warehouse.name]))
  return (id) => names.get(id) ?? id
}

export const personById = (id: string): Promise<Person | undefined> =>
  people.through(id, async () => named(await get('people', id)))

export const personByOpenid = (openid: string): Promise<Person | undefined> =>
  people.through(`openid:${openid}`, async () => named((await find('people', { openid }, { limit: 1 }))[0]))

/** With the department's name of today, so that renaming a department touches none of its people. */
export async function named(person: Person | undefined): Promise<Person | undefined> {
  if (!person) return undefined
  const department = (await allDepartments()).find(({ _id }) => _id === person.departmentId)
  return department ? { ...person, departmentName: department.name } : person
}

/**
 * Drops what this instance keeps of something that it has just changed, so that its own next answer is right; other
 * instances learn of it within a minute. `key` as the cache has it: a person's id or `openid:<openid>`, an item's id, the
 * warehouse of locations, a settings subject; lists have none.
 */
export function forget(collection: CollectionName, key = ''): void {
  lists.delete(collection)
  const caches: { [C in CollectionName]?: { delete(key: string): void } } = {
    people,
    items,
    locations,
    settings: settingValues,
  }
  caches[collection]?.delete(key)
}

/** People by id, in the order asked, without those unknown or disabled. */
export async function activePeople(ids: readonly string[]): Promise<Person[]> {
  const found = await Promise.all(ids.map(personById))
  return found.filter((person): person is Person => person?.status === 'active')
}

/** Items by id: those not in the cache come in one request. */
export async function itemsById(ids: readonly string[]): Promise<ReadonlyMap<string, Item>> {
  const missing = ids.filter((id) => !items.get(id))
  if (missing.length > 0) {
    for (const item of await find('items', { _id: _.in([...new Set(missing)]) }, { limit: 1_000 })) {
      items.set(item._id, item)
    }
  }
  return new Map(ids.flatMap((id) => items.get(id) ?? []).map((item) => [item._id, item]))
}

/** Locations of a warehouse by id. */
export async function locationsOf(warehouseId: string): Promise<ReadonlyMap<string, Location>> {
  const found = await locations.through(warehouseId, () => readLocations(warehouseId))
  return found ?? new Map()
}

async function readLocations(warehouseId: string): Promise<ReadonlyMap<string, Location>> {
  const all: Location[] = []
  for (;;) {
    const page = await find(
      'locations',
      { warehouseId },
      { orderBy: BY_WALK, skip: all.length, limit: 1_000 },
    )
    all.push(...page)
    if (page.length < 1_000) return new Map(all.map((location) => [location._id, location]))
  }
}
const BY_WALK = [['pickSequence', 'asc']] as const

/** One location, asked afresh when the cached list does not have it: it may have been made a moment ago. */
export async function locationById(id: string): Promise<Location | undefined> {
  const cached = locations.get(id.slice(0, id.indexOf(':')))?.get(id)
  return cached ?? get('locations', id)
}
