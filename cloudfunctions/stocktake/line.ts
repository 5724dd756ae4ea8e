import { maySeeBook, maySeeStocktake } from '../../shared/domain/stocktake/access'
import { causesOf } from '../../shared/domain/stocktake/causes'
import { isCounter } from '../../shared/domain/stocktake/areas'
import { judge } from '../../shared/domain/stocktake/evaluate'
import { stocktakeOfLine } from '../../shared/domain/stocktake/line-id'
import { ok, reject } from '../../shared/errors'
import type { LineView } from '../../shared/operations/stocktake-review'
import type { CountEvent, CountLine } from '../../shared/schema/count-line'
import type { Caller } from '../../shared/schema/person'
import type { Stocktake } from '../../shared/schema/stocktake'
import type { Handler } from '../runtime/define-function'
import { settings } from '../runtime/directory'
import { photoLinks } from '../runtime/photos'
import { get } from '../runtime/store'
import { causeFacts } from './cause-facts'
import { reviewLine } from './review-line'
import { stocktakeNotFound } from './view'

/** One line with every count of it, and for those who may see the books what may explain its variance. */
export const line: Handler<'stocktake.line'> = async ({ lineId }, { caller }) => {
  const stocktakeId = stocktakeOfLine(lineId)
  const [found, stocktake] = await Promise.all([get('countLines', lineId), get('stocktakes', stocktakeId)])
  if (!stocktake) return stocktakeNotFound(stocktakeId)
  if (!maySeeStocktake(caller, stocktake)) return reject('FORBIDDEN')
  if (!found) return reject('NOT_FOUND', { what: '这一行' })
  const books = maySeeBook(caller, stocktake, found)
  const [events, causes] = await Promise.all([
    eventsFor(found, stocktake, caller, books),
    books && isOpenQuestion(found) ? causeFacts(found).then(causesOf) : [],
  ])
  return ok({ line: reviewLine(found, stocktake, caller), events, causes })
}

/** Whether there is something to explain: a difference, or a count that proves nothing. */
const isOpenQuestion = ({ differs, state }: CountLine): boolean => differs || state === 'toRecount'

/** What others counted stays theirs as long as the caller may still have to count the line himself. */
async function eventsFor(
  found: CountLine,
  stocktake: Stocktake,
  caller: Caller,
  books: boolean,
): Promise<LineView['events']> {
  const own =
    (stocktake.blind || stocktake.double) && found.state !== 'counted' && isCounter(caller, stocktake)
  const shown = found.events.filter(({ by }) => (!own && books) || by.id === caller._id)
  const { photo } = await settings('stocktake')
  const deciding = new Set(
    judge(found, { double: stocktake.double, photo }).decides.map(({ eventId }) => eventId),
  )
  const links = await photoLinks(shown.flatMap(({ photos }) => photos))
  const urls = new Map(links.map(({ sha256, url }) => [sha256, url]))
  return [...shown].sort(newestFirst).map((event) => ({
    eventId: event.eventId,
    byName: event.by.name,
    round: event.round,
    quantity: event.quantity,
    ...(event.damaged === undefined ? {} : { damaged: event.damaged }),
    ...(event.correction ? { correction: event.correction } : {}),
    ...(event.note ? { note: event.note } : {}),
    countedAt: event.countedAt,
    receivedAt: event.receivedAt,
    ...(books ? { book: event.book } : {}),
    overlaps: event.overlaps,
    decides: deciding.has(event.eventId),
    photos: event.photos.map(({ sha256 }) => ({ sha256, url: urls.get(sha256) ?? '' })),
  }))
}

const newestFirst = (a: CountEvent, b: CountEvent): number =>
  a.countedAt === b.countedAt ? 0 : a.countedAt < b.countedAt ? 1 : -1
