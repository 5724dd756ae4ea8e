import type { PersonRow } from '../../shared/operations/people'
import type { Person } from '../../shared/schema/person'

/** A person as an administrator sees one: whether bound, but not to whom. */
export const personRow = ({ openid, sessionsFrom: _sessionsFrom, ...person }: Person): PersonRow => ({
  ...person,
  bound: openid !== undefined,
})
