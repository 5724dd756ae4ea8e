import { ok } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { containing, find } from '../runtime/store'

/** Colleagues who may witness a disposal: everybody who is active, but the caller. */
export const listWitnesses: Handler<'quality.witnesses'> = async ({ q }, { caller }) => {
  const where = { status: 'active', ...(q ? { name: containing(q) } : {}) }
  const people = await find('people', where, { orderBy: [['_id', 'asc']], limit: 100 })
  return ok({
    rows: people
      .filter(({ _id }) => _id !== caller._id)
      .map(({ _id, name, departmentName, title }) => ({ id: _id, name, departmentName, title: title ?? '' })),
  })
}
