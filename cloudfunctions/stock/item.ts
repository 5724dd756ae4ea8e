import { maySeeValue, maySeeWarehouse } from '../../shared/domain/rights'
import { lotRow, stockRow } from '../../shared/domain/stock-view'
import { lotOrder } from '../../shared/domain/allocation'
import { ok, reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { warehouseNames } from '../runtime/directory'
import { find, get } from '../runtime/store'

/** An item with its stock in every warehouse that the caller may see, lots in the order in which they will go out. */
export const item: Handler<'stock.item'> = async ({ itemId }, { caller, today, now }) => {
  const [found, stocks, nameOf] = await Promise.all([
    get('items', itemId),
    find('stock', { itemId }),
    warehouseNames(),
  ])
  if (!found) return reject('NOT_FOUND', { what: '物资' })
  const withValue = maySeeValue(caller)
  return ok({
    item: withValue ? found : { ...found, priceFen: undefined },
    stocks: stocks
      .filter(({ warehouseId }) => maySeeWarehouse(caller, warehouseId))
      .map((stock) => ({
        ...stockRow(stock, { warehouseName: nameOf(stock.warehouseId), today, now, withValue }),
        lots: [...stock.lots].sort(lotOrder(stock.item.policy)).map((lot) => lotRow(lot, today, withValue)),
      })),
  })
}
