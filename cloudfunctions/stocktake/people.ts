import { mayRun } from '../../shared/domain/stocktake/access'
import { ok, reject } from '../../shared/errors'
import type { Person } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { named } from '../runtime/directory'
import { containing, find, type Where } from '../runtime/store'

/** Who may be named a counter: any active colleague; the clerks of the warehouse come first, alone when nothing is typed. */
export const people: Handler<'stocktake.people'> = async ({ q, warehouseId }, { caller }) => {
  if (!mayRun(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const typed = q?.normalize('NFKC').trim()
  const where = typed
    ? _.and([{ status: 'active' }, matching(typed)])
    : { status: 'active', roles: 'clerk', warehouseIds: warehouseId }
  const found = await find('people', where, { orderBy: [['_id', 'asc']], limit: 50 })
  const rows = await Promise.all(found.map((person) => rowOf(person, warehouseId)))
  return ok({ rows: rows.sort((a, b) => Number(b.clerk) - Number(a.clerk)) })
}

/** By name, pinyin or its initials, account, or department. */
function matching(q: string): Where {
  const text = containing(q)
  const spelt = containing(q.toLowerCase().replaceAll(' ', ''))
  return _.or([
    { name: text },
    { initials: spelt },
    { pinyin: spelt },
    { account: text },
    { departmentName: text },
  ]) as never
}

async function rowOf(person: Person, warehouseId: string) {
  const { _id, name, departmentName, roles, warehouseIds } = (await named(person)) ?? person
  return { _id, name, departmentName, clerk: roles.includes('clerk') && warehouseIds.includes(warehouseId) }
}
