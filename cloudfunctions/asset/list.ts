import { hasRole, maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { Caller } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { warehouseNames } from '../runtime/directory'
import { containing, find, type Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'
import { assetRow } from './row'

/**
 * Pieces, those touched last first. Everybody sees his own and those of his department; clerks all of their warehouses,
 * administrators all.
 */
export const listAssets: Handler<'asset.list'> = async ({ cursor, limit, ...input }, { caller }) => {
  const scope = scopeOf(input, caller)
  if (!scope) return reject('FORBIDDEN')
  if (input.warehouseId && !maySeeWarehouse(caller, input.warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const { itemId, status, q } = input
  const where: Where = { ...scope, ...(itemId ? { itemId } : {}), ...(status ? { status } : {}) }
  const searched = q ? _.and([where, _.or(await matching(q))]) : where
  const page = { ...(cursor ? { cursor } : {}), limit: limit ?? 20 }
  const { rows, nextCursor } = await newestFirst('assets', searched as Where, 'updatedAt', page)
  const warehouseOf = await warehouseNames()
  return ok({ rows: rows.map((row) => assetRow(row, warehouseOf)), nextCursor })
}

type Choice = Omit<InputOf<'asset.list'>, 'cursor' | 'limit'>

function scopeOf({ view, warehouseId, departmentId, personId }: Choice, caller: Caller): Where | undefined {
  if (view === 'mine') return { 'holder.person.id': caller._id }
  if (view === 'toConfirm') return { 'handOver.to.id': caller._id }
  if (view === 'department') return { 'holder.department.id': caller.departmentId }
  if (!hasRole(caller, 'clerk', 'admin')) return undefined
  const visible = visibleWarehouses(caller)
  const warehouses = warehouseId ?? (visible && _.in([...visible]))
  return {
    ...(warehouses ? { warehouseId: warehouses } : {}),
    ...(departmentId ? { 'holder.department.id': departmentId } : {}),
    ...(personId ? { 'holder.person.id': personId } : {}),
  }
}

/** Part of the serial number, or of the item's name, code or pinyin initials. */
async function matching(q: string): Promise<Where[]> {
  const text = containing(q)
  const status = _.in(['active', 'disabled'])
  const spelled = containing(q.toLowerCase())
  const named = _.or([{ name: text }, { code: text }, { initials: spelled }])
  const items = await find('items', _.and([{ status, tracking: 'serial' }, named]), {
    orderBy: [['code', 'asc']],
    limit: 100,
    fields: ['_id'],
  })
  const byItem = items.length > 0 ? [{ itemId: _.in(items.map(({ _id }) => _id)) }] : []
  return [{ serialNo: text }, ...byItem]
}
