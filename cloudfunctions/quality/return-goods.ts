import { takeBackFromOrder } from '../../shared/domain/purchase-order'
import { refuseWarehouse } from '../../shared/domain/rights'
import { returnToSupplier } from '../../shared/domain/supplier-return'
import { ok, reject, type Result } from '../../shared/errors'
import type { SupplierReturnView } from '../../shared/operations/quality'
import type { SupplierReturn } from '../../shared/schema/supplier-return'
import { assetWrites } from '../runtime/asset-writes'
import { commit, type Snapshot, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { allSuppliers, warehouseById } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { keepPhotos } from '../runtime/photos'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { goodsText } from './goods-text'
import { originsOf } from './origins'

/** Goods go back to their supplier; what an order counted as received is open on it again. */
export const returnGoods: Handler<'quality.returnToSupplier'> = async (input, call) => {
  const warehouse = await warehouseById(input.warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const refused = refuseWarehouse(call.caller, warehouse)
  if (refused) return refused
  const supplier = (await allSuppliers()).find(({ _id }) => _id === input.supplierId)
  if (!supplier) return reject('NOT_FOUND', { what: '供应商' })
  if (!input.carrier.person && !input.carrier.logisticsNo) {
    return reject('REASON_REQUIRED', { what: '交接人或物流单号' })
  }
  if (input.reason === 'other' && !input.note) return reject('REASON_REQUIRED', { what: '退货原因' })
  const photos = await keepPhotos(input.photos ?? [], call)
  if (!photos.ok) return photos
  const originOf = await originsOf(input.parts.map((part) => part.lotId))

  const no = await nextNumber('TH', call.today)
  const { reason, carrier, parts, note } = input
  const command = {
    no,
    warehouseId: warehouse._id,
    supplier,
    reason,
    note: note || undefined,
    carrier,
    photos: photos.data,
    parts,
    originOf,
    by: call.caller,
  }
  const result = await commit<SupplierReturnView>(call, async (snapshot, now) => {
    const itemIds = parts.map((part) => part.itemId)
    const { ledger, before } = await snapshotLedger(snapshot, warehouse._id, itemIds, now)
    const decision = returnToSupplier(ledger, command, now)
    if (!decision.ok) return decision
    const { supplierReturn, ...closed } = decision.data
    const document = { type: 'supplierReturn' as const, id: no }
    const by = supplierReturn.returnedBy
    const assets = await assetWrites(snapshot, closed, { document, by }, now)
    if (!assets.ok) return assets
    const orders = await orderWrites(snapshot, supplierReturn, call, now)
    if (!orders.ok) return orders
    return ok({
      writes: [
        ...ledgerWrites(before, closed.stocks),
        { kind: 'insert', collection: 'supplierReturns', document: supplierReturn },
        ...orders.data,
        ...assets.data,
      ],
      journal: {
        summary: `退货给${supplier.name}：${goodsText(supplierReturn.lines)}，退货单 ${no}`,
        postings: closed.postings,
        document,
        warehouseId: warehouse._id,
      },
      answer: { ...supplierReturn, warehouseName: warehouse.name },
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data._id : undefined)
  return result
}

/** Each order that these goods came on counts them as not received. */
async function orderWrites(
  snapshot: Snapshot,
  { _id: no, lines }: SupplierReturn,
  { caller }: CallContext,
  now: string,
): Promise<Result<Write[]>> {
  const writes: Write[] = []
  for (const orderId of new Set(lines.flatMap((line) => line.orderId ?? []))) {
    const order = await snapshot.get('purchaseOrders', orderId)
    if (!order) continue
    const back = lines.flatMap(({ orderId: of, orderLineId, itemId, quantity }) =>
      of === orderId && orderLineId !== undefined ? [{ lineId: orderLineId, itemId, quantity }] : [],
    )
    const document = takeBackFromOrder(order, back, { no, by: caller }, now, 'return')
    writes.push({ kind: 'update', collection: 'purchaseOrders', before: order, document })
  }
  return ok(writes)
}
