import { normaliseCode } from '../../shared/domain/barcode'
import { maySeeValue } from '../../shared/domain/rights'
import { ok } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { pageAfter } from '../runtime/paging'
import { containing, find } from '../runtime/store'

/** Items by name, specification, pinyin initials, code or barcode, in the order of their codes. */
export const searchItems: Handler<'masterdata.searchItems'> = async (
  { q, categoryId, cursor, limit = 20 },
  { caller },
) => {
  const where = _.and([
    { status: 'active', ...(categoryId ? { categoryId } : {}), ...(cursor ? { code: _.gt(cursor) } : {}) },
    ...(q ? [matching(q)] : []),
  ])
  const rows = await find('items', where, { orderBy: [['code', 'asc']], limit: limit + 1 })
  const shown = maySeeValue(caller) ? rows : rows.map((item) => ({ ...item, priceFen: undefined }))
  return ok(pageAfter(shown, limit, (item) => item.code))
}

/** Items that what was typed may mean. */
export function matching(q: string) {
  // A Chinese input method types full-width letters and digits.
  const typed = q.normalize('NFKC')
  const text = containing(typed)
  const spelled = typed.toLowerCase().replace(/\s/g, '')
  return _.or([
    { name: text },
    { specification: text },
    { code: text },
    { initials: containing(spelled) },
    { pinyin: containing(spelled) },
    { 'barcodes.code': normaliseCode(q) },
  ])
}
