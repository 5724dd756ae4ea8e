import { inspectionText } from '../../shared/domain/inspection'
import { mayWorkIn, maySeeValue, maySeeWarehouse, hasRole } from '../../shared/domain/rights'
import { scrapText } from '../../shared/domain/scrap'
import type { Resolved } from '../../shared/operations/masterdata'
import type { Caller } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import { find, get } from '../runtime/store'

/** `ZJ…`, `TH…` or `BF…`, for those who may see such documents; undefined for everybody else. */
export async function qualityDocumentOf(code: string, caller: Caller): Promise<Resolved | undefined> {
  if (code.startsWith('BF')) return scrapOf(code, caller)
  if (!maySeeValue(caller)) return undefined
  const inspection = code.startsWith('ZJ') ? await get('inspections', code) : undefined
  if (inspection) {
    if (!maySeeWarehouse(caller, inspection.warehouseId)) return undefined
    const state = inspection.awaitsPutAway ? '待上架' : inspectionText[inspection.status]
    return { kind: 'document', document: { type: 'inspection', id: code }, title: '质检单', state }
  }
  const supplierReturn = code.startsWith('TH') ? await get('supplierReturns', code) : undefined
  if (!supplierReturn || !maySeeWarehouse(caller, supplierReturn.warehouseId)) return undefined
  const state = `退给${supplierReturn.supplierName}`
  return { kind: 'document', document: { type: 'supplierReturn', id: code }, title: '退货单', state }
}

async function scrapOf(code: string, caller: Caller): Promise<Resolved | undefined> {
  const scrap = await get('scraps', code)
  const mine =
    scrap &&
    (scrap.requester.id === caller._id ||
      scrap.approverIds.includes(caller._id) ||
      mayWorkIn(caller, scrap.warehouseId) ||
      hasRole(caller, 'admin'))
  return mine
    ? {
        kind: 'document',
        document: { type: 'scrap', id: code },
        title: '报废单',
        state: scrapText[scrap.status],
      }
    : undefined
}

/** Whether an item waits in the 待检 zone of one of the clerk's warehouses: to be judged, to be put away. */
export async function waitingOf(
  itemId: string,
  caller: Caller,
): Promise<{ toJudge: boolean; toPutAway: boolean } | undefined> {
  if (!hasRole(caller, 'clerk')) return undefined
  const where = { waitingItemIds: itemId, warehouseId: _.in(caller.warehouseIds) }
  const found = await find('inspections', where, { limit: 20, fields: ['status', 'awaitsPutAway'] })
  const open = found.filter(({ status }) => status === 'waiting' || status === 'partlyJudged')
  return found.length > 0
    ? { toJudge: open.length > 0, toPutAway: found.some((one) => one.awaitsPutAway) }
    : undefined
}
