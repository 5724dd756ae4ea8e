import { hasHistory } from '../../shared/domain/item'
import { ok, reject } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { settings, warehouseNames } from '../runtime/directory'
import { photoLinks } from '../runtime/photos'
import { find, get } from '../runtime/store'
import { documentsOf } from './item-uses'
import { nextItemCode } from './next-item-code'

/** An item as it is now, never from a cache, with what decides how it may still be changed. */
export const itemState: Handler<'masterdata.itemState'> = async ({ itemId }) => {
  const [item, stocks, nameOf, open, any] = await Promise.all([
    get('items', itemId),
    find('stock', { itemId }),
    warehouseNames(),
    documentsOf(itemId, 'open'),
    documentsOf(itemId, 'any'),
  ])
  if (!item) return reject('NOT_FOUND', { what: '物资' })
  const [photo] = await photoLinks(item.photo ? [item.photo] : [])
  const history = hasHistory(stocks)
  const promised = stocks.some(({ reservations }) => reservations.length > 0)
  return ok({
    item,
    ...(photo?.url ? { photoUrl: photo.url } : {}),
    fixed: history || any.length > 0,
    stocks: stocks
      .filter(({ onHand, reserved }) => onHand > 0 || reserved > 0)
      .map(({ warehouseId, onHand, reserved }) => ({
        warehouseId,
        warehouseName: nameOf(warehouseId),
        onHand,
        reserved,
      })),
    openDocuments: open,
    unused: !history && !promised && any.length === 0,
  })
}

/** Links to the photos of some items, one request for all of them. */
export const itemPhotos: Handler<'masterdata.itemPhotos'> = async ({ itemIds }) => {
  const found = await find('items', { _id: _.in(itemIds) }, { fields: ['_id', 'photo'] })
  const shown = found.flatMap(({ _id, photo }) => (photo ? [{ itemId: _id, photo }] : []))
  const links = await photoLinks(shown.map(({ photo }) => photo))
  const rows = shown.map(({ itemId }, index) => ({ itemId, url: links[index]?.url ?? '' }))
  return ok({ rows: rows.filter(({ url }) => url !== '') })
}

/** The code that a new item of a category would get now; another one may take it before this one is saved. */
export const proposeItemCode: Handler<'masterdata.proposeItemCode'> = async ({ categoryId }) => {
  const category = await get('categories', categoryId)
  if (!category) return reject('NOT_FOUND', { what: '分类' })
  const { code } = await nextItemCode({ get }, await settings('itemCode'), category.code)
  return ok({ code })
}
