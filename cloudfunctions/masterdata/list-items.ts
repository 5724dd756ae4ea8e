import { ok } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { categoriesUnder } from '../runtime/directory'
import { pageAfter } from '../runtime/paging'
import { find, type Where } from '../runtime/store'
import { matching } from './search-items'

/** Items in the order of their codes, for those who keep them: whatever their state. */
export const listItems: Handler<'masterdata.listItems'> = async ({
  q,
  categoryId,
  status,
  cursor,
  limit = 20,
}) => {
  const scope: Where = {
    ...(status ? { status } : {}),
    ...(categoryId ? { categoryId: _.in(await categoriesUnder(categoryId)) } : {}),
    // Always a bound, so that the order is read from the index.
    code: _.gt(cursor ?? ''),
  }
  const rows = await find('items', q ? _.and([scope, matching(q)]) : scope, {
    orderBy: [['code', 'asc']],
    limit: limit + 1,
  })
  return ok(pageAfter(rows, limit, (item) => item.code))
}
