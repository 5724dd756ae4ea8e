import { fieldChanges } from '../../shared/domain/field-changes'
import { refuseDelete, withStatus } from '../../shared/domain/lifecycle'
import { saveWarehouse as save } from '../../shared/domain/warehouse'
import { ok, reject } from '../../shared/errors'
import type { Warehouse } from '../../shared/schema/masterdata'
import { _ } from '../runtime/app'
import { commit, type Change } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { forget } from '../runtime/directory'
import { historyOf, usesOf, type Use } from '../runtime/uses'
import { locationsByZone } from './occupancy'

export const saveWarehouse: Handler<'masterdata.saveWarehouse'> = async ({ warehouseId, ...input }, call) => {
  const id = warehouseId ?? input.code
  const result = await commit<Warehouse>(call, async (snapshot, now) => {
    const before = await snapshot.get('warehouses', id)
    if (warehouseId && !before) return reject('NOT_FOUND', { what: '仓库' })
    if (!warehouseId && before) return reject('CODE_TAKEN', { what: '仓库编号', code: input.code })
    const zones = before ? await locationsByZone(id) : new Map<string, number>()
    const decision = save(before, input, zones, now)
    if (!decision.ok) return decision
    return ok(change(before, decision.data, before ? '修改' : '新建'))
  })
  forget('warehouses')
  return result
}

export const setWarehouseStatus: Handler<'masterdata.setWarehouseStatus'> = async (
  { warehouseId, status },
  call,
) => {
  const result = await commit<Warehouse>(call, async (snapshot, now) => {
    const before = await snapshot.get('warehouses', warehouseId)
    if (!before) return reject('NOT_FOUND', { what: '仓库' })
    const decision = withStatus<Warehouse>(before, status, now)
    if (!decision.ok) return decision
    const uses = status === 'disabled' ? await usesOf(openWork(warehouseId)) : ''
    if (uses) return reject('STILL_NEEDED', { what: `「${before.name}」`, uses })
    return ok(change(before, decision.data, status === 'active' ? '启用' : '停用'))
  })
  forget('warehouses')
  return result
}

/** Only what was never used: the code stands in the journal and on labels wherever it was. */
export const deleteWarehouse: Handler<'masterdata.deleteWarehouse'> = async ({ warehouseId }, call) => {
  const result = await commit<{ warehouseId: string }>(call, async (snapshot, now) => {
    const before = await snapshot.get('warehouses', warehouseId)
    if (!before) return reject('NOT_FOUND', { what: '仓库' })
    const what = `「${before.name}」`
    const refused = refuseDelete(before, now, what)
    if (refused) return refused
    const uses = await historyOf(everUsed(warehouseId))
    if (uses) return reject('HAS_HISTORY', { what, uses })
    return ok({
      writes: [{ kind: 'remove', collection: 'warehouses', id: warehouseId }],
      journal: {
        summary: `删除仓库 ${before.name}（${warehouseId}）`,
        postings: [],
        document: { type: 'warehouse', id: warehouseId },
        changes: fieldChanges(before, undefined),
      },
      answer: { warehouseId },
    })
  })
  forget('warehouses')
  return result
}

/** What must be finished before a warehouse closes. */
const openWork = (warehouseId: string): Use[] => [
  ['stock', { warehouseId, onHand: _.gt(0) }, '种物资在库'],
  [
    'requisitions',
    { warehouseId, status: _.in(['submitted', 'approved', 'partlyIssued']) },
    '张没办完的申请单',
  ],
  ['purchaseOrders', { warehouseId, awaited: true }, '张没到齐的采购订单'],
  ['transfers', { fromWarehouseId: warehouseId, status: OPEN_TRANSFER }, '张没办完的调出单'],
  ['transfers', { toWarehouseId: warehouseId, status: OPEN_TRANSFER }, '张没办完的调入单'],
  ['loans', { warehouseId, open: true }, '张没还清的借出单'],
]

const OPEN_TRANSFER = _.in(['requested', 'sent', 'partlyReceived'])

const everUsed = (warehouseId: string): Use[] => [
  ['stock', { warehouseId }, '库存记录'],
  ['receipts', { warehouseId }, '入库单'],
  ['requisitions', { warehouseId }, '申请单'],
  ['purchaseOrders', { warehouseId }, '采购订单'],
  ['locations', { warehouseId }, '库位'],
  ['people', { warehouseIds: warehouseId }, '负责它的仓管员'],
]

const change = (before: Warehouse | undefined, document: Warehouse, verb: string): Change<Warehouse> => ({
  writes: [
    before
      ? { kind: 'update', collection: 'warehouses', before, document }
      : { kind: 'insert', collection: 'warehouses', document },
  ],
  journal: {
    summary: `${verb}仓库 ${document.name}（${document._id}）`,
    postings: [],
    document: { type: 'warehouse', id: document._id },
    changes: fieldChanges(before, document).filter(({ path }) => path !== 'revision'),
  },
  answer: document,
})
