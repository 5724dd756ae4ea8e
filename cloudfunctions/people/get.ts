import { ok, reject } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { warehouseNames } from '../runtime/directory'
import { get as read } from '../runtime/store'
import { usesOf, type Use } from '../runtime/uses'
import { personRow } from './person-view'

/** One person past every cache, with what is left to do if that person goes. */
export const get: Handler<'people.get'> = async ({ personId }, { now }) => {
  const [person, invitation, pending, nameOf] = await Promise.all([
    read('people', personId),
    read('invitations', personId),
    usesOf(waiting(personId)),
    warehouseNames(),
  ])
  if (!person) return reject('NOT_FOUND', { what: '这位同事' })
  const department = await read('departments', person.departmentId)
  return ok({
    person: { ...personRow(person), departmentName: department?.name ?? person.departmentName },
    warehouseNames: person.warehouseIds.map(nameOf),
    ...(invitation && invitation.expiresAt > now ? { invitedUntil: invitation.expiresAt } : {}),
    pending: pending ? pending.split('、') : [],
  })
}

const waiting = (personId: string): Use[] => [
  ['requisitions', { approverIds: personId, status: 'submitted' }, '张单据待审批'],
  [
    'requisitions',
    { 'requester.id': personId, status: _.in(['submitted', 'approved', 'partlyIssued']) },
    '张申请没办完',
  ],
  ['loans', { 'borrower.id': personId, open: true }, '张借出单没还清'],
  ['assets', { 'holder.person.id': personId }, '件资产在名下'],
  ['departments', { approverIds: personId, status: 'active' }, '个部门的审批职责'],
]
