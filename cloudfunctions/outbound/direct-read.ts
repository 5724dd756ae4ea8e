import { brief } from '../../shared/domain/item-brief'
import { pickLine } from '../../shared/domain/pick-line'
import { maySeeWarehouse, refuseWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { settings, warehouseById } from '../runtime/directory'
import { pickSequenceOf } from '../runtime/pick-sequence'
import { stocksOf } from '../runtime/stock-access'
import { get } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'

/** Where to go for goods that nobody asked for in writing: the same allocator as everywhere. */
export const directProposal: Handler<'outbound.directProposal'> = async ({ warehouseId, lines }, call) => {
  const warehouse = await warehouseById(warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const refused = refuseWarehouse(call.caller, warehouse)
  if (refused) return refused
  const sequence = await pickSequenceOf(warehouseId)
  const stocks = await stocksOf(
    warehouseId,
    lines.map((line) => line.itemId),
  )
  return ok({
    controlled: await settings('controlled'),
    lines: lines.flatMap(({ itemId, quantity }, index) => {
      const stock = stocks.find((candidate) => candidate.itemId === itemId)
      if (!stock) return []
      const line = { lineId: index + 1, itemId, item: brief(stock.item) }
      return [pickLine({ documentId: 'none', line, quantity }, stock, sequence, call)]
    }),
  })
}

export const getDirect: Handler<'outbound.getDirect'> = async ({ directIssueId }, { caller }) => {
  const document = await get('directIssues', directIssueId)
  if (!document) return reject('NOT_FOUND', { what: `直接发放单 ${directIssueId}` })
  return maySeeWarehouse(caller, document.warehouseId) ? ok(document) : reject('WAREHOUSE_FORBIDDEN')
}

export const listDirect: Handler<'outbound.listDirect'> = async ({ warehouseId, ...page }, { caller }) => {
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const visible = visibleWarehouses(caller)
  const scope = warehouseId ?? (visible && _.in([...visible]))
  return ok(await newestFirst('directIssues', scope ? { warehouseId: scope } : {}, 'at', page))
}
