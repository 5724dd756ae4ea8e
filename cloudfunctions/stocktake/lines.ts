import { hintsOf } from '../../shared/domain/stocktake/hints'
import { maySeeBook, maySeeStocktake } from '../../shared/domain/stocktake/access'
import { ok, reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { itemsById } from '../runtime/directory'
import { get } from '../runtime/store'
import { linePage, tellsOfBooks } from './line-pages'
import { reviewLine } from './review-line'
import { stocktakeNotFound } from './view'

/** Lines of a stocktake in pages. Two requests, and one for items that are not in the cache. */
export const lines: Handler<'stocktake.lines'> = async (input, { caller }) => {
  const stocktake = await get('stocktakes', input.stocktakeId)
  if (!stocktake) return stocktakeNotFound(input.stocktakeId)
  if (!maySeeStocktake(caller, stocktake)) return reject('FORBIDDEN')
  const books = maySeeBook(caller, stocktake)
  if (!books && tellsOfBooks(input)) return reject('BOOKS_HIDDEN')
  const { rows, nextCursor } = await linePage(input)
  const differing = books ? rows.filter(({ differs }) => differs) : []
  const items = await itemsById(differing.map(({ itemId }) => itemId))
  const hints = hintsOf(differing, (itemId) => items.get(itemId)?.units ?? [])
  return ok({ rows: rows.map((row) => reviewLine(row, stocktake, caller, hints.get(row._id))), nextCursor })
}
