import { maySeeStocktake, stocktakeStates } from '../../shared/domain/stocktake/access'
import { isCounter } from '../../shared/domain/stocktake/areas'
import type { Resolved } from '../../shared/operations/masterdata'
import type { Location } from '../../shared/schema/masterdata'
import type { Caller } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import { find, get, type Where } from '../runtime/store'
import { toCount } from '../runtime/stocktakes-of'

/** A stocktake by its own number or by that of its surplus or loss; undefined for others' and for those not there. */
export async function stocktakeOf(code: string, caller: Caller): Promise<Resolved | undefined> {
  const posted = { [code.startsWith('PY') ? 'surplusNo' : 'lossNo']: code }
  const found = code.startsWith('PD')
    ? await get('stocktakes', code)
    : (await find('stocktakes', posted, { limit: 1 }))[0]
  if (!found || !maySeeStocktake(caller, found)) return undefined
  return {
    kind: 'stocktake',
    stocktakeId: found._id,
    name: found.name,
    state: stocktakeStates[found.status],
    mayCount: found.status === 'counting' && isCounter(caller, found),
  }
}

/** Stocktakes that are being counted and have the location in their scope, where the caller is one of the counters. */
export async function countsAt({ _id, warehouseId, zone }: Location, caller: Caller) {
  const mine = _.and([{ warehouseId }, toCount(caller, ['counting'])]) as never as Where
  const open = await find('stocktakes', mine, { limit: 20 })
  return open
    .filter(
      ({ scope }) => (scope.zones?.includes(zone) ?? true) && (scope.locationIds?.includes(_id) ?? true),
    )
    .map(({ _id: stocktakeId, name }) => ({ stocktakeId, name }))
}
