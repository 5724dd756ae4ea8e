import { departmentsUnder } from '../../shared/domain/department-tree'
import { ok } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { pageAfter } from '../runtime/paging'
import { containing, find, type Where } from '../runtime/store'
import { personRow } from './person-view'

/** People in the order of their accounts, with the departments' names of today. */
export const list: Handler<'people.list'> = async ({ q, departmentId, role, status, cursor, limit = 20 }) => {
  const departments = await find('departments', {}, { limit: 1_000 })
  const where: Where[] = [
    {
      ...(status ? { status } : {}),
      ...(role ? { roles: role } : {}),
      ...(departmentId ? { departmentId: _.in(departmentsUnder(departments, departmentId)) } : {}),
      ...(cursor ? { _id: _.gt(cursor) } : {}),
    },
    ...(q ? [matching(q)] : []),
  ]
  const rows = await find('people', _.and(where), { orderBy: [['_id', 'asc']], limit: limit + 1 })
  const names = new Map(departments.map(({ _id, name }) => [_id, name]))
  const named = rows.map((person) => ({
    ...personRow(person),
    departmentName: names.get(person.departmentId) ?? person.departmentName,
  }))
  return ok(pageAfter(named, limit, (person) => person._id))
}

/** By name, pinyin or its initials, account, telephone or title. */
function matching(q: string): Where {
  const text = containing(q.normalize('NFKC').trim())
  const spelt = containing(q.normalize('NFKC').toLowerCase().replaceAll(' ', ''))
  return _.or([
    { name: text },
    { initials: spelt },
    { pinyin: spelt },
    { account: text },
    { phone: text },
    { title: text },
  ]) as never
}
