import { receive, type ReceiveCommand, type Received } from '../../shared/domain/receive'
import { needsInspection, receiptKindText, refuseReceipt } from '../../shared/domain/receipt-kind'
import { formatQuantity } from '../../shared/domain/units'
import { ok, reject } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { ReceiptView } from '../../shared/operations/inbound'
import type { Location } from '../../shared/schema/masterdata'
import type { Receipt } from '../../shared/schema/receipt'
import type { Stock } from '../../shared/schema/stock'
import { assetWrites } from '../runtime/asset-writes'
import { commit, type Snapshot, type Write } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { supplierById, itemsById, locationById, locationsOf, warehouseById } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { ledgerWrites } from '../runtime/stock-access'
import { refuseUsedNote } from './delivery-note'
import { newlyKept } from './newly-kept'
import { forgetOccupied } from './occupied'

/**
 * Posts a receipt. Items, locations and the supplier come from the instance's cache; the transaction reads and writes one
 * stock document an item, the order and the pieces if there are any, the receipt, its inspection and the journal entry.
 */
export const receiveGoods: Handler<'inbound.receive'> = async (input, call) => {
  const { kind = 'purchase' } = input
  const warehouse = await warehouseById(input.warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const refused = refuseReceipt(call.caller, kind, warehouse)
  if (refused) return refused
  const supplier = input.supplierId ? await supplierById(input.supplierId) : undefined
  if (input.supplierId && !supplier) return reject('NOT_FOUND', { what: '供应商' })
  if (supplier?.status === 'disabled') return reject('SUPPLIER_DISABLED', { supplierName: supplier.name })

  const cached = await itemsById([...new Set(input.lines.map((line) => line.itemId))])
  const locations = await locationsFor(input)
  const judged = [...cached.values()].some((item) => needsInspection(kind, item, supplier))
  const inspectionNo = judged ? await nextNumber('ZJ', call.today) : undefined
  const no = await nextNumber('RK', call.today)
  const command: ReceiveCommand = { ...commandOf(input), no, supplier, inspectionNo, receivedBy: call.caller }

  const result = await commit<ReceiptView>(call, async (snapshot, now) => {
    const before = await stocksIn(snapshot, warehouse._id, cached.keys())
    const fresh = await newlyKept(snapshot, warehouse._id, cached, before)
    const order = input.orderId ? await snapshot.get('purchaseOrders', input.orderId) : undefined
    if (input.orderId && !order) return reject('NOT_FOUND', { what: `采购订单 ${input.orderId}` })
    const used = await refuseUsedNote(input)
    if (used) return used
    const state = {
      item: (id: string) => fresh.item(id),
      location: (id: string) => locations.get(id),
      stock: (id: string) => before.get(id),
      order,
    }
    const decision = receive(state, command, now)
    if (!decision.ok) return decision
    const { receipt, stocks, postings } = decision.data
    const document = { type: 'receipt', id: no } as const
    const by = { id: call.caller._id, name: call.caller.name }
    const pieces = await assetWrites(snapshot, { stocks, postings }, { document, by }, now)
    if (!pieces.ok) return pieces
    return ok({
      writes: [
        ...ledgerWrites(before, stocks),
        ...documentWrites(decision.data, order),
        ...pieces.data,
        ...fresh.writes,
      ],
      journal: { summary: summaryOf(receipt), postings, document, warehouseId: warehouse._id },
      answer: { ...receipt, warehouseName: warehouse.name },
    })
  })
  const posted = result.ok ? result.data : undefined
  returnUnlessUsed(no, result, posted?._id)
  if (inspectionNo) returnUnlessUsed(inspectionNo, result, posted?.inspectionId)
  if (posted) forgetOccupied(warehouse._id)
  return result
}

/** The warehouse's locations, and those named that are newer than the cache. */
async function locationsFor(
  input: Pick<InputOf<'inbound.receive'>, 'warehouseId' | 'lines'>,
): Promise<Map<string, Location>> {
  const locations = new Map(await locationsOf(input.warehouseId))
  for (const { locationId } of input.lines) {
    const fresh = locations.has(locationId) ? undefined : await locationById(locationId)
    if (fresh) locations.set(locationId, fresh)
  }
  return locations
}

function commandOf(input: InputOf<'inbound.receive'>) {
  const { supplierId: _supplier, orderId: _order, confirmDuplicate: _confirmed, ...command } = input
  return command
}

async function stocksIn(
  snapshot: Snapshot,
  warehouseId: string,
  itemIds: Iterable<string>,
): Promise<Map<string, Stock>> {
  const stocks = new Map<string, Stock>()
  for (const itemId of itemIds) {
    const stock = await snapshot.get('stock', `${warehouseId}:${itemId}`)
    if (stock) stocks.set(itemId, stock)
  }
  return stocks
}

function documentWrites({ receipt, order, inspection }: Received, before: object | undefined): Write[] {
  return [
    ...(order && before
      ? [{ kind: 'update', collection: 'purchaseOrders', before, document: order } as const]
      : []),
    { kind: 'insert', collection: 'receipts', document: receipt },
    ...(inspection ? [{ kind: 'insert', collection: 'inspections', document: inspection } as const] : []),
  ]
}

function summaryOf({ _id, kind, lines, orderId, fromName, inspectionId }: Receipt): string {
  const goods = lines.slice(0, 3).map((line) => {
    const quantity = formatQuantity(line.enteredQuantity, line.item.scale)
    return `${line.item.name} ×${quantity} ${line.enteredUnit}`
  })
  const parts = [
    `${kind === 'purchase' ? '入库' : receiptKindText[kind]} ${goods.join('、')}`,
    lines.length > 3 ? ` 等 ${lines.length} 行` : '',
    fromName ? `，${fromName}捐赠` : '',
    `，入库单 ${_id}`,
    orderId ? `，采购订单 ${orderId}` : '',
    inspectionId ? `，待质检 ${inspectionId}` : '',
  ]
  return parts.join('')
}
