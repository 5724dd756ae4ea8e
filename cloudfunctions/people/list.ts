import { ok } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { pageAfter } from '../runtime/paging'
import { find } from '../runtime/store'

export const list: Handler<'people.list'> = async ({ cursor, limit = 20 }) => {
  const where = cursor ? { _id: _.gt(cursor) } : {}
  const rows = await find('people', where, { orderBy: [['_id', 'asc']], limit: limit + 1 })
  return ok(pageAfter(rows, limit, (person) => person._id))
}
