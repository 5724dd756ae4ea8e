import { placeText, proposeLocations, type Occupied } from '../../shared/domain/propose-location'
import { needsInspection } from '../../shared/domain/receipt-kind'
import { refuseWarehouse } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import { hiddenFrom } from '../runtime/blind-counts'
import type { Handler } from '../runtime/define-function'
import { allSuppliers, itemsById, locationsOf, warehouseById } from '../runtime/directory'
import { get } from '../runtime/store'
import { occupiedIn } from './occupied'

/** Where goods that arrive should go, by what lies where at this moment. */
export const proposePlaces: Handler<'inbound.proposeLocations'> = async (input, { caller }) => {
  const warehouse = await warehouseById(input.warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const refused = refuseWarehouse(caller, warehouse)
  if (refused) return refused
  const item = (await itemsById([input.itemId])).get(input.itemId)
  if (!item) return reject('NOT_FOUND', { what: '物资' })
  const supplier = input.supplierId
    ? (await allSuppliers()).find(({ _id }) => _id === input.supplierId)
    : undefined
  const inspect = needsInspection(input.kind ?? 'purchase', item, supplier)
  const zone = input.zone ?? (inspect ? 'inspection' : 'qualified')

  const [stock, locations, occupied, isHidden] = await Promise.all([
    get('stock', `${warehouse._id}:${item._id}`),
    locationsOf(warehouse._id),
    occupiedIn(warehouse._id),
    hiddenFrom(caller, { itemId: item._id }),
  ])
  const held = new Map<string, number>()
  for (const { locationId, quantity } of stock?.lots ?? []) {
    held.set(locationId, (held.get(locationId) ?? 0) + quantity)
  }
  const proposals = proposeLocations({
    zone,
    categoryId: item.categoryId,
    lots: input.lots ?? 1,
    held,
    occupied: withTaken(occupied, input.taken ?? [], item.categoryId),
    locations: [...locations.values()],
  })
  return ok({
    zone,
    inspect,
    proposals: proposals.map(({ location, held: lies, ...why }) => ({
      locationId: location._id,
      code: location.code,
      reason: placeText(
        { ...why, held: isHidden({ itemId: item._id, locationId: location._id }) ? null : lies },
        item,
      ),
    })),
  })
}

/** Places that the rest of the delivery goes to are no longer empty. */
function withTaken(
  occupied: ReadonlyMap<string, Occupied>,
  taken: readonly string[],
  categoryId: string,
): ReadonlyMap<string, Occupied> {
  const all = new Map(occupied)
  for (const locationId of taken) {
    const before = all.get(locationId) ?? { lots: 0, categoryIds: [] }
    all.set(locationId, { lots: before.lots + 1, categoryIds: [...before.categoryIds, categoryId] })
  }
  return all
}
