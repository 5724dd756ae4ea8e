import type { Staff } from '../../shared/domain/people'
import type { Person } from '../../shared/schema/person'
import type { CallContext } from '../runtime/context'
import type { Snapshot, Write } from '../runtime/commit'
import { forget } from '../runtime/directory'
import { lock } from '../runtime/locks'
import { find } from '../runtime/store'

/** What decisions about people rest on, past every cache. */
export async function staffNow({ caller }: CallContext): Promise<Staff> {
  const [departments, warehouses, administrators] = await Promise.all([
    find('departments', {}, { limit: 1_000 }),
    find('warehouses', {}, { limit: 1_000 }),
    find('people', { roles: 'admin', status: 'active' }, { limit: 1_000, fields: ['_id'] }),
  ])
  return {
    actorId: caller._id,
    departments,
    warehouses,
    administrators: administrators.map(({ _id }) => _id),
  }
}

/** The writes of a changed person. Two changes to who is an administrator never overlap, so that one stays. */
export async function personWrites(
  snapshot: Snapshot,
  before: Person | undefined,
  document: Person,
): Promise<Write[]> {
  const contended = isAdmin(before) !== isAdmin(document) ? [await lock(snapshot, 'administrators')] : []
  return [
    ...contended,
    before
      ? { kind: 'update', collection: 'people', before, document }
      : { kind: 'insert', collection: 'people', document },
  ]
}

const isAdmin = (person: Person | undefined): boolean =>
  person?.status === 'active' && person.roles.includes('admin')

export function forgetPerson({ _id, openid }: Pick<Person, '_id' | 'openid'>): void {
  forget('people', _id)
  if (openid) forget('people', `openid:${openid}`)
}
