import { receive, type ReceiveCommand } from '../../shared/domain/receive'
import { refuseWarehouse } from '../../shared/domain/rights'
import { formatQuantity } from '../../shared/domain/units'
import { reject, ok } from '../../shared/errors'
import type { ReceiptView } from '../../shared/operations/inbound'
import type { Stock } from '../../shared/schema/stock'
import { commit, type Write } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { allSuppliers, itemsById, locationById, locationsOf, warehouseById } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'

/**
 * Posts a purchase receipt. Items, locations and the supplier come from the instance's cache; the transaction reads
 * and writes one stock document an item, the receipt and the journal entry.
 */
export const receiveGoods: Handler<'inbound.receive'> = async (input, call) => {
  const warehouse = await warehouseById(input.warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const refused = refuseWarehouse(call.caller, warehouse)
  if (refused) return refused
  const suppliers = input.supplierId ? await allSuppliers() : []
  const supplier = suppliers.find((s) => s._id === input.supplierId)
  if (input.supplierId && !supplier) return reject('NOT_FOUND', { what: '供应商' })

  const itemIds = [...new Set(input.lines.map((line) => line.itemId))]
  const items = await itemsById(itemIds)
  const locations = new Map(await locationsOf(warehouse._id))
  for (const { locationId } of input.lines) {
    const fresh = locations.has(locationId) ? undefined : await locationById(locationId)
    if (fresh) locations.set(locationId, fresh)
  }

  const { supplierId: _supplierId, ...rest } = input
  const no = await nextNumber('RK', call.today)
  const command: ReceiveCommand = { ...rest, no, receivedBy: call.caller, ...(supplier ? { supplier } : {}) }
  const result = await commit<ReceiptView>(call, async (snapshot, now) => {
    const before = new Map<string, Stock>()
    for (const itemId of itemIds) {
      const stock = await snapshot.get('stock', `${warehouse._id}:${itemId}`)
      if (stock) before.set(itemId, stock)
    }
    const state = {
      item: (id: string) => items.get(id),
      location: (id: string) => locations.get(id),
      stock: (id: string) => before.get(id),
    }
    const decision = receive(state, command, now)
    if (!decision.ok) return decision
    const { receipt, stocks, postings } = decision.data
    return ok({
      writes: [
        ...stocks.map((stock) => stockWrite(stock, before.get(stock.itemId))),
        { kind: 'insert', collection: 'receipts', document: receipt },
      ],
      journal: {
        summary: `入库 ${summaryOf(receipt.lines)}，入库单 ${no}`,
        postings,
        document: { type: 'receipt', id: no },
        warehouseId: warehouse._id,
      },
      answer: { ...receipt, warehouseName: warehouse.name },
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data._id : undefined)
  return result
}

const stockWrite = (stock: Stock, before: Stock | undefined): Write =>
  before
    ? { kind: 'update', collection: 'stock', before, document: stock }
    : { kind: 'insert', collection: 'stock', document: stock }

const summaryOf = (lines: ReceiptView['lines']): string =>
  lines
    .slice(0, 3)
    .map(
      (line) =>
        `${line.item.name} ×${formatQuantity(line.enteredQuantity, line.item.scale)} ${line.enteredUnit}`,
    )
    .join('、') + (lines.length > 3 ? ` 等 ${lines.length} 行` : '')
