import { Ledger } from '../../../shared/domain/ledger'
import { reportShort } from '../../../shared/domain/short-pick'
import { locationCode } from '../../../shared/domain/stock'
import { formatQuantity } from '../../../shared/domain/units'
import type { Random } from '../random'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

/** A shelf holds less than the books: what is missing is frozen, and waits to be counted. */
export function reportShortShelf(
  world: World,
  { stockId, by, missing, reason }: { stockId: string; by: string; missing: number; reason: string },
  random: Random,
  moment: number,
): void {
  const at = instant(moment)
  const stock = world.stocks.get(stockId)
  const row = stock?.lots.find((lot) => lot.status === 'available' && lot.quantity > missing)
  if (!stock || !row) return
  const { warehouseId, itemId, item } = stock
  const ledger = new Ledger(warehouseId, world.stockIn(warehouseId), at)
  const requestId = `PD-${random.uuid()}`
  const { lotId, locationId } = row
  const found = row.quantity - missing
  const input = { itemId, lotId, locationId, found, reason }
  const request = allowed(reportShort(ledger, { ...input, requestId, by: world.person(by) }, undefined, at))
  const { stocks, postings } = allowed(ledger.close())
  world.keep(stocks)
  world.countRequests.push(request)
  const amount = (quantity: number) => `${formatQuantity(quantity, item.scale)} ${item.unit}`
  world.record(
    {
      operation: 'outbound.reportShort',
      actor: world.person(by),
      at,
      input,
      summary: `登记少货 ${item.name}，库位 ${locationCode(locationId)} 账上 ${amount(row.quantity)}，实有 ${amount(found)}，缺的冻结待盘点：${reason}`,
      warehouseId,
      document: { type: 'adjustment', id: requestId },
      postings,
    },
    random,
  )
}
