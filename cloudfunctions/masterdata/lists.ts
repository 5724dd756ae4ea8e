import { hasRole, mayWorkIn, maySeeWarehouse } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import {
  allCategories,
  allDepartments,
  allSuppliers,
  allWarehouses,
  categoriesIn,
  categoriesOfItems,
  locationsOf,
} from '../runtime/directory'
import { find } from '../runtime/store'

const active = <T extends { status: string }>(rows: readonly T[]): T[] =>
  rows.filter((row) => row.status === 'active')

/** Whether any of the texts contains what was typed, case ignored. */
const matches = (q: string | undefined, ...texts: readonly string[]): boolean =>
  !q || texts.some((text) => text.toLowerCase().includes(q.toLowerCase()))

export const listCategories: Handler<'masterdata.listCategories'> = async ({
  warehouseId,
  used: onlyUsed,
}) => {
  const rows = [...(await allCategories())].sort((a, b) => a.order - b.order)
  if (!warehouseId && !onlyUsed) return ok({ rows })
  const used = await (warehouseId ? categoriesIn(warehouseId) : categoriesOfItems())
  const wanted = (id: string): boolean =>
    used.has(id) || rows.some((category) => category.parentId === id && wanted(category._id))
  return ok({ rows: rows.filter((category) => wanted(category._id)) })
}

export const listDepartments: Handler<'masterdata.listDepartments'> = async () =>
  ok({ rows: active(await allDepartments()) })

export const listWarehouses: Handler<'masterdata.listWarehouses'> = async (
  { includeDisabled },
  { caller },
) => {
  const all =
    includeDisabled && hasRole(caller, 'admin') ? await fresh('warehouses') : await activeWarehouses()
  const rows = all.filter(({ _id }) => maySeeWarehouse(caller, _id))
  return ok({ rows: rows.map((warehouse) => ({ ...warehouse, mine: mayWorkIn(caller, warehouse._id) })) })
}

export const listLocations: Handler<'masterdata.listLocations'> = async ({ warehouseId, q }, { caller }) => {
  if (!maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const rows = active([...(await locationsOf(warehouseId)).values()]).filter((row) => matches(q, row.code))
  return ok({ rows: rows.sort((a, b) => a.pickSequence - b.pickSequence) })
}

const activeWarehouses = async () => active(await allWarehouses())

export const listSuppliers: Handler<'masterdata.listSuppliers'> = async (
  { q, includeDisabled },
  { caller },
) => {
  const rows =
    includeDisabled && hasRole(caller, 'admin') ? await fresh('suppliers') : active(await allSuppliers())
  return ok({ rows: rows.filter((row) => matches(q, row.name, row.code, row.initials ?? '')) })
}

/** A whole list past the cache, in the order of its codes: who manages it sees what was changed a moment ago. */
const fresh = <C extends 'warehouses' | 'suppliers'>(collection: C) =>
  find(collection, {}, { orderBy: [['code', 'asc']], limit: 1_000 })
