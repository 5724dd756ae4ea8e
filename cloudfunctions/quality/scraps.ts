import { hasRole } from '../../shared/domain/rights'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { Caller } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { toDecideScrap } from '../runtime/to-decide-scrap'
import { photoLinks } from '../runtime/photos'
import { get, type Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'
import { maySeeScrap, scrapView, shownScrap } from './scrap-view'

export const listScraps: Handler<'quality.scraps'> = async ({ view, status, ...page }, { caller }) => {
  const where = views[view](caller)
  if (!where.ok) return where
  const narrowed = status ? { ...where.data, status } : where.data
  const { rows, nextCursor } = await newestFirst('scraps', narrowed, 'createdAt', page)
  return ok({ rows: rows.map((row) => shownScrap(row, caller)), nextCursor })
}

/** What each view shows; a view that is not for the caller's role is refused, not empty. */
const views: Record<InputOf<'quality.scraps'>['view'], (caller: Caller) => Result<Where>> = {
  toDecide: (caller) => ok(toDecideScrap(caller)),
  toDispose: (caller) =>
    hasRole(caller, 'clerk')
      ? ok({ warehouseId: _.in(caller.warehouseIds), status: 'approved' })
      : reject('FORBIDDEN'),
  mine: (caller) => ok({ 'requester.id': caller._id }),
  all: (caller) => {
    if (hasRole(caller, 'admin')) return ok({})
    return hasRole(caller, 'clerk')
      ? ok({ warehouseId: _.in(caller.warehouseIds) })
      : ok({ approverIds: caller._id })
  },
}

export const getScrap: Handler<'quality.scrap'> = async ({ scrapId }, { caller }) => {
  const scrap = await get('scraps', scrapId)
  if (!scrap) return reject('NOT_FOUND', { what: `报废单 ${scrapId}` })
  if (!maySeeScrap(caller, scrap)) return reject('FORBIDDEN')
  const { signature } = scrap.disposal ?? {}
  const photos = [...scrap.photos, ...(scrap.disposal?.photos ?? [])]
  const [pictures, signatures] = await Promise.all([
    photoLinks(photos),
    photoLinks(signature ? [signature] : []),
  ])
  const [shown] = signatures
  return ok({ ...scrapView(scrap, caller), pictures, ...(shown ? { signature: shown } : {}) })
}
