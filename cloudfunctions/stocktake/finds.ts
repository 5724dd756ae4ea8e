import { maySeeStocktake } from '../../shared/domain/stocktake/access'
import { ok, reject } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { pageAfter, readCursor, timeCursor } from '../runtime/paging'
import { photoLinks } from '../runtime/photos'
import { find, get, type Where } from '../runtime/store'
import { stocktakeNotFound } from './view'

/** Goods that nobody could name, with their photos, those to be settled first. Two requests, and one for links. */
export const finds: Handler<'stocktake.finds'> = async ({ stocktakeId, cursor, limit = 20 }, { caller }) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake) return stocktakeNotFound(stocktakeId)
  if (!maySeeStocktake(caller, stocktake)) return reject('FORBIDDEN')
  const found = await find('countFinds', after({ stocktakeId }, cursor), {
    orderBy: OPEN_FIRST,
    limit: limit + 1,
  })
  const { rows, nextCursor } = pageAfter(found, limit, ({ status, _id }) => timeCursor(status, _id))
  const links = await photoLinks(rows.flatMap(({ photos }) => photos))
  const urls = new Map(links.map(({ sha256, url }) => [sha256, url]))
  return ok({
    rows: rows.map((row) => ({
      ...row,
      photos: row.photos.map(({ sha256 }) => ({ sha256, url: urls.get(sha256) ?? '' })),
    })),
    nextCursor,
  })
}

/** Open, named, dismissed: the alphabet backwards. */
const OPEN_FIRST = [
  ['status', 'desc'],
  ['_id', 'desc'],
] as const

function after(where: Where, cursor: string | undefined): object {
  const from = readCursor(cursor)
  if (!from) return where
  const next = _.or([{ status: _.lt(from.first) }, { status: from.first, _id: _.lt(from.id) }])
  return _.and([where, { status: _.lte(from.first) }, next])
}
