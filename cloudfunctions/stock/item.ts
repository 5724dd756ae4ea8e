import { maySeeValue, maySeeWarehouse } from '../../shared/domain/rights'
import { lotRow, stockRow } from '../../shared/domain/stock-view'
import { lotOrder } from '../../shared/domain/allocation'
import { ok, reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { hiddenFrom } from '../runtime/blind-counts'
import { warehouseNames } from '../runtime/directory'
import { find, get } from '../runtime/store'

/** An item with its stock in every warehouse that the caller may see, lots in the order in which they will go out. */
export const item: Handler<'stock.item'> = async ({ itemId }, { caller, today, now }) => {
  const [found, stocks, nameOf, isHidden] = await Promise.all([
    get('items', itemId),
    find('stock', { itemId }),
    warehouseNames(),
    hiddenFrom(caller, { itemId }),
  ])
  if (!found) return reject('NOT_FOUND', { what: '物资' })
  const withValue = maySeeValue(caller)
  return ok({
    item: withValue ? found : { ...found, priceFen: undefined },
    stocks: stocks
      .filter(({ warehouseId }) => maySeeWarehouse(caller, warehouseId))
      .map((stock) => {
        const isOpen = ({ locationId }: { locationId: string }) => !isHidden({ itemId, locationId })
        const lots = [...stock.lots]
          .sort(lotOrder(stock.item.policy))
          .map((lot) => lotRow(lot, today, withValue))
        return {
          ...stockRow(stock, { warehouseName: nameOf(stock.warehouseId), today, now, withValue }),
          lots: lots.filter(isOpen),
          hiddenLots: lots
            .filter((lot) => !isOpen(lot))
            .map(({ quantity: _uncounted, valueFen: _worth, ...lot }) => lot),
        }
      }),
  })
}
