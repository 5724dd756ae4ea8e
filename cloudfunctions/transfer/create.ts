import { mayWorkIn } from '../../shared/domain/rights'
import { itemDetails } from '../../shared/domain/stock'
import { createTransfer } from '../../shared/domain/transfer/create'
import { toBaseQuantity } from '../../shared/domain/units'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { TransferView } from '../../shared/operations/transfer'
import type { Warehouse } from '../../shared/schema/masterdata'
import type { Stock } from '../../shared/schema/stock'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { warehouseById } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { stocksOf } from '../runtime/stock-access'
import { goodsText, transferView } from './view'

/**
 * Files a transfer for either side. Who works in both files it as the giving one. Whether there is enough is decided
 * when it is sent, so the stock shown here needs no lock.
 */
export const create: Handler<'transfer.create'> = async (input, call) => {
  const from = await warehouseById(input.fromWarehouseId)
  const to = await warehouseById(input.toWarehouseId)
  if (!from || !to) return reject('NOT_FOUND', { what: '仓库' })
  const closed = [from, to].find((warehouse) => warehouse.status !== 'active')
  if (closed) return reject('WAREHOUSE_DISABLED', { warehouseName: closed.name })
  const side = mayWorkIn(call.caller, from._id) ? 'from' : mayWorkIn(call.caller, to._id) ? 'to' : undefined
  if (!side) return reject('WAREHOUSE_FORBIDDEN', { warehouseName: `${from.name}和${to.name}` })

  const itemIds = input.lines.map((line) => line.itemId)
  const stocks = new Map((await stocksOf(from._id, itemIds)).map((stock) => [stock.itemId, stock]))
  const lines = toBaseLines(input.lines, stocks, from)
  if (!lines.ok) return lines
  const no = await nextNumber('DB', call.today)
  const by = { id: call.caller._id, name: call.caller.name }
  const command = { no, by, filedFor: side, from, to, reason: input.reason, lines: lines.data } as const
  const result = await commit<TransferView>(call, async (_snapshot, now) => {
    const decision = createTransfer((itemId) => stocks.get(itemId), command, now)
    if (!decision.ok) return decision
    const transfer = decision.data
    const goods = goodsText(transfer.lines)
    return ok({
      writes: [{ kind: 'insert', collection: 'transfers', document: transfer }],
      journal: {
        summary: `新建调拨单 ${no}，${from.name}到${to.name}，${goods}，原因：${input.reason}`,
        postings: [],
        document: { type: 'transfer', id: no },
        warehouseId: side === 'from' ? from._id : to._id,
      },
      answer: transferView(transfer, call.caller),
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data.transfer._id : undefined)
  return result
}

function toBaseLines(
  lines: InputOf<'transfer.create'>['lines'],
  stocks: ReadonlyMap<string, Stock>,
  from: Warehouse,
): Result<{ itemId: string; quantity: number }[]> {
  const converted: { itemId: string; quantity: number }[] = []
  for (const [index, line] of lines.entries()) {
    const stock = stocks.get(line.itemId)
    if (!stock) return reject('NOT_FOUND', { what: `${from.name}里的第 ${index + 1} 种物资`, line: index })
    const quantity = toBaseQuantity(stock.item, line.quantity, line.unit)
    if (!quantity.ok)
      return { ...quantity, details: { ...itemDetails(stock), ...quantity.details, line: index } }
    converted.push({ itemId: line.itemId, quantity: quantity.data })
  }
  return ok(converted)
}
