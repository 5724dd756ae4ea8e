import { mayWorkIn, maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { locationsOf, warehouseNames } from '../runtime/directory'
import { photoLinks } from '../runtime/photos'
import { get, type Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'
import { rejectedLocation } from './locations'

export const listInspections: Handler<'quality.inspections'> = async (
  { view, warehouseId, itemId, ...page },
  { caller },
) => {
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const visible = visibleWarehouses(caller)
  const warehouses = warehouseId ?? (visible && _.in([...visible]))
  const where: Where = {
    ...views[view],
    ...(warehouses ? { warehouseId: warehouses } : {}),
    ...(itemId ? { waitingItemIds: itemId } : {}),
  }
  const { rows, nextCursor } = await newestFirst('inspections', where, 'createdAt', page)
  const nameOf = await warehouseNames()
  return ok({ rows: rows.map((row) => ({ ...row, warehouseName: nameOf(row.warehouseId) })), nextCursor })
}

const views: Record<InputOf<'quality.inspections'>['view'], Where> = {
  toJudge: { status: _.in(['waiting', 'partlyJudged']) },
  toPutAway: { awaitsPutAway: true },
  done: { status: _.in(['judged', 'cancelled', 'reversed']) },
  all: {},
}

export const getInspection: Handler<'quality.inspection'> = async ({ inspectionId }, { caller }) => {
  const inspection = await get('inspections', inspectionId)
  if (!inspection) return reject('NOT_FOUND', { what: `质检单 ${inspectionId}` })
  if (!maySeeWarehouse(caller, inspection.warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const photos = inspection.lines.flatMap((line) => line.verdicts.flatMap((verdict) => verdict.photos))
  const [pictures, nameOf, locations] = await Promise.all([
    photoLinks(photos),
    warehouseNames(),
    locationsOf(inspection.warehouseId),
  ])
  const rejected = rejectedLocation(locations)
  return ok({
    inspection: { ...inspection, warehouseName: nameOf(inspection.warehouseId) },
    pictures,
    ...(rejected ? { rejectedLocationId: rejected._id } : {}),
    mayWork: mayWorkIn(caller, inspection.warehouseId),
  })
}
