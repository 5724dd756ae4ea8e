import { maySeeValue } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { get } from '../runtime/store'

export const item: Handler<'masterdata.item'> = async ({ itemId }, { caller }) => {
  const found = await get('items', itemId)
  if (!found) return reject('NOT_FOUND', { what: '物资' })
  return ok(maySeeValue(caller) ? found : { ...found, priceFen: undefined })
}
