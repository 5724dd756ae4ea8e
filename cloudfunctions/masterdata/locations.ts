import { fieldChanges } from '../../shared/domain/field-changes'
import { refuseDelete, withStatus } from '../../shared/domain/lifecycle'
import { saveLocation as save } from '../../shared/domain/warehouse'
import { ok, reject, type Result } from '../../shared/errors'
import type { Location, Warehouse } from '../../shared/schema/masterdata'
import { _ } from '../runtime/app'
import { commit, type Snapshot, type Write } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { forget } from '../runtime/directory'
import { find } from '../runtime/store'

export const saveLocation: Handler<'masterdata.saveLocation'> = async (
  { locationId, warehouseId, ...input },
  call,
) => {
  const id = locationId ?? `${warehouseId}:${input.code}`
  const result = await commit<Location>(call, async (snapshot, now) => {
    const warehouse = await snapshot.get('warehouses', warehouseId)
    if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
    const before = await snapshot.get('locations', id)
    if (locationId && before?.warehouseId !== warehouseId) return reject('NOT_FOUND', { what: '库位' })
    if (!locationId && before) return reject('CODE_TAKEN', { what: '库位', code: input.code })
    const decision = save(warehouse, before, input, await lastSequenceOf(warehouseId), now)
    if (!decision.ok) return decision
    const document = decision.data
    return ok({
      writes: before
        ? [{ kind: 'update', collection: 'locations', before, document }]
        : [revised(warehouse), { kind: 'insert', collection: 'locations', document }],
      journal: {
        summary: `${before ? '修改' : '新建'}库位 ${document.code}（${warehouse.name}）`,
        postings: [],
        document: { type: 'location', id },
        warehouseId,
        changes: fieldChanges(before, document),
      },
      answer: document,
    })
  })
  forget('locations', warehouseId)
  return result
}

/** A disabled location takes no more goods; what lies there can still be picked. */
export const setLocationStatus: Handler<'masterdata.setLocationStatus'> = async (
  { warehouseId, locationIds, status },
  call,
) => {
  const result = await commit<{ changed: number }>(call, async (snapshot, now) => {
    const read = await chosen(snapshot, warehouseId, locationIds)
    if (!read.ok) return read
    const { warehouse, locations } = read.data
    const writes: Write[] = []
    for (const before of locations) {
      const decision = withStatus<Location>(before, status, now)
      // Of a whole rack some may be so already.
      if (decision.ok)
        writes.push({ kind: 'update', collection: 'locations', before, document: decision.data })
    }
    const [first] = locations
    if (writes.length === 0) {
      return reject('ALREADY_HANDLED', { state: status === 'active' ? '启用' : '停用' })
    }
    return ok({
      writes,
      journal: {
        summary: `${status === 'active' ? '启用' : '停用'}库位 ${named(locations)}（${warehouse.name}）`,
        postings: [],
        document:
          locations.length === 1 && first
            ? { type: 'location', id: first._id }
            : { type: 'warehouse', id: warehouseId },
        warehouseId,
        changes: locations.map(({ code, status: old }) => ({
          path: `${code}.status`,
          before: old,
          after: status,
        })),
      },
      answer: { changed: writes.length },
    })
  })
  forget('locations', warehouseId)
  return result
}

/**
 * Deletes locations that are disabled and empty. What once lay there keeps its readable place in the journal, whose
 * place names are made of the warehouse and the code; a location made again with the code is that place again.
 */
export const deleteLocations: Handler<'masterdata.deleteLocations'> = async (
  { warehouseId, locationIds },
  call,
) => {
  const result = await commit<{ deleted: number }>(call, async (snapshot, now) => {
    const read = await chosen(snapshot, warehouseId, locationIds)
    if (!read.ok) return read
    const { warehouse, locations } = read.data
    for (const location of locations) {
      const refused = refuseDelete(location, now, `库位 ${location.code}`)
      if (refused) return refused
    }
    const full = await somethingAt(warehouseId, locationIds)
    if (full) return reject('HAS_HISTORY', { what: `库位 ${full.slice(full.indexOf(':') + 1)}`, uses: '货' })
    const [first] = locations
    return ok({
      writes: [
        revised(warehouse),
        ...locations.map(({ _id }): Write => ({ kind: 'remove', collection: 'locations', id: _id })),
      ],
      journal: {
        summary: `删除库位 ${named(locations)}（${warehouse.name}）`,
        postings: [],
        document:
          locations.length === 1 && first
            ? { type: 'location', id: first._id }
            : { type: 'warehouse', id: warehouseId },
        warehouseId,
        changes: locations.map(({ code, pickSequence }) => ({ path: code, before: { pickSequence } })),
      },
      answer: { deleted: locations.length },
    })
  })
  forget('locations', warehouseId)
  return result
}

/** The warehouse with its next revision: whoever makes or deletes locations, or changes zones, contends for it. */
export const revised = (before: Warehouse): Write => ({
  kind: 'update',
  collection: 'warehouses',
  before,
  document: { ...before, revision: (before.revision ?? 0) + 1 },
})

export async function lastSequenceOf(warehouseId: string): Promise<number> {
  const [last] = await find(
    'locations',
    { warehouseId },
    { orderBy: [['pickSequence', 'desc']], limit: 1, fields: ['pickSequence'] },
  )
  return last?.pickSequence ?? 0
}

async function chosen(
  snapshot: Snapshot,
  warehouseId: string,
  locationIds: readonly string[],
): Promise<Result<{ warehouse: Warehouse; locations: Location[] }>> {
  const warehouse = await snapshot.get('warehouses', warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const locations: Location[] = []
  for (const id of new Set(locationIds)) {
    const location = await snapshot.get('locations', id)
    if (location?.warehouseId !== warehouseId) {
      return reject('NOT_FOUND', { what: `库位 ${id.slice(id.indexOf(':') + 1)}` })
    }
    locations.push(location)
  }
  return ok({ warehouse, locations })
}

/** One of the locations where something lies. */
async function somethingAt(warehouseId: string, locationIds: readonly string[]): Promise<string | undefined> {
  const where = { warehouseId, 'lots.locationId': _.in([...locationIds]) }
  const [stock] = await find('stock', where, { limit: 1, fields: ['lots.locationId'] })
  return stock?.lots.find((lot) => locationIds.includes(lot.locationId))?.locationId
}

/** `A-01-01-01、A-01-01-02 等 15 个` */
const named = (locations: readonly Location[]): string => {
  const codes = locations.slice(0, 3).map(({ code }) => code)
  return codes.join('、') + (locations.length > codes.length ? ` 等 ${locations.length} 个` : '')
}
