import { noteShort, refuseNote, reportShort } from '../../shared/domain/short-pick'
import { maySeeWarehouse, refuseWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { locationCode } from '../../shared/domain/stock'
import { formatQuantity } from '../../shared/domain/units'
import { ok, reject } from '../../shared/errors'
import type { CountRequest } from '../../shared/schema/count-request'
import { _ } from '../runtime/app'
import { assetWrites } from '../runtime/asset-writes'
import { commit, type Write } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { warehouseById } from '../runtime/directory'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { newestFirst } from '../runtime/time-pages'

/** A shelf that holds less than the book: the difference is frozen and waits to be counted. */
export const reportShortShelf: Handler<'outbound.reportShort'> = async (input, call) => {
  const warehouseId = input.locationId.slice(0, Math.max(0, input.locationId.indexOf(':')))
  const warehouse = warehouseId ? await warehouseById(warehouseId) : undefined
  if (!warehouse) return reject('NOT_FOUND', { what: `库位 ${input.locationId}` })
  const refused = refuseWarehouse(call.caller, warehouse)
  if (refused) return refused
  const { itemId, lotId, locationId, found, reason } = input
  return commit<CountRequest>(call, async (snapshot, now) => {
    const { ledger, before } = await snapshotLedger(snapshot, warehouseId, [itemId], now)
    const picking = input.for && (await snapshot.get('requisitions', input.for.requisitionId))
    if (input.for && picking?.warehouseId !== warehouseId)
      return reject('NOT_FOUND', { what: `领用单 ${input.for.requisitionId}` })
    const unfit = picking && input.for && refuseNote(picking, input.for.lineId, itemId)
    if (unfit) return unfit
    const requestId = `PD-${call.requestId}`
    const command = { requestId, by: call.caller, itemId, lotId, locationId, found, reason }
    const decision = reportShort(ledger, command, picking?._id, now)
    if (!decision.ok) return decision
    const books = ledger.close()
    if (!books.ok) return books
    const request = decision.data
    const link = { type: 'adjustment' as const, id: request._id }
    const pieces = await assetWrites(snapshot, books.data, { document: link, by: request.by }, now)
    if (!pieces.ok) return pieces
    const noted: Write[] =
      picking && input.for
        ? [
            {
              kind: 'update',
              collection: 'requisitions',
              before: picking,
              document: noteShort(picking, input.for.lineId, request, now),
            },
          ]
        : []
    const { item } = request
    const amount = (quantity: number) => `${formatQuantity(quantity, item.scale)} ${item.unit}`
    return ok({
      writes: [
        ...ledgerWrites(before, books.data.stocks),
        ...pieces.data,
        ...noted,
        { kind: 'insert', collection: 'countRequests', document: request },
      ],
      journal: {
        summary: `登记少货 ${item.name}，库位 ${locationCode(locationId)} 账上 ${amount(request.expected)}，实有 ${amount(found)}，缺的冻结待盘点：${reason}`,
        postings: books.data.postings,
        document: picking ? { type: 'requisition', id: picking._id } : link,
        warehouseId,
      },
      answer: request,
    })
  })
}

/** What waits to be counted, newest first. */
export const countRequests: Handler<'outbound.countRequests'> = async (
  { warehouseId, itemId, ...page },
  { caller },
) => {
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const visible = visibleWarehouses(caller)
  const scope = warehouseId ?? (visible && _.in([...visible]))
  const where = { status: 'open', ...(itemId ? { itemId } : {}), ...(scope ? { warehouseId: scope } : {}) }
  return ok(await newestFirst('countRequests', where, 'at', page))
}
