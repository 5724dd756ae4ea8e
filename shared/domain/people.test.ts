import type { Department, Warehouse } from '../schema/masterdata'
import type { Person } from '../schema/person'
import { savePerson, setPersonStatus, type PersonInput, type Staff } from './people'

const now = '2026-11-22T08:00:00.000Z'
const staff: Staff = {
  actorId: 'liu',
  departments: [
    { _id: 'BM01', name: '办公室', status: 'active' },
    { _id: 'BM02', name: '旧科室', status: 'disabled' },
  ] as Department[],
  warehouses: [{ _id: 'W1' }, { _id: 'W2' }] as Warehouse[],
  administrators: ['liu', 'chen'],
}
const input: PersonInput = {
  account: 'wang',
  name: '王敏',
  initials: 'wm',
  pinyin: 'wangmin',
  departmentId: 'BM01',
  roles: ['clerk'],
  warehouseIds: ['W1', 'W1'],
  grants: ['directIssue', 'directIssue'],
}
const person = (_id: string, more: Partial<Person> = {}): Person => ({
  _id,
  name: _id,
  account: _id,
  roles: ['admin'],
  departmentId: 'BM01',
  departmentName: '办公室',
  warehouseIds: [],
  status: 'active',
  ...more,
})

test('a new person is known by the account, and everything is named once', () => {
  expect(savePerson(staff, undefined, input, now)).toMatchObject({
    data: { _id: 'wang', departmentName: '办公室', warehouseIds: ['W1'], grants: ['directIssue'] },
  })
})

test('what only a clerk can use goes with the role', () => {
  const grants = ['overrideLot', 'reverse', 'checkControlled'] as const
  const saved = (roles: PersonInput['roles']) => {
    const result = savePerson(staff, undefined, { ...input, roles, grants }, now)
    return result.ok && [result.data.warehouseIds, result.data.grants]
  }
  expect(saved(['clerk'])).toEqual([['W1'], [...grants]])
  expect(saved(['admin'])).toEqual([[], ['reverse', 'checkControlled']])
  expect(saved(['staff', 'approver'])).toEqual([[], ['checkControlled']])
})

test.each([
  ['a clerk without a warehouse', undefined, { warehouseIds: [] }, 'WAREHOUSE_REQUIRED'],
  ['a warehouse that is none', undefined, { warehouseIds: ['W9'] }, 'NOT_FOUND'],
  ['a department that is none', undefined, { departmentId: 'BM09' }, 'NOT_FOUND'],
  ['a department that is closed', undefined, { departmentId: 'BM02' }, 'NOT_FOUND'],
  ['an older form', person('wang', { updatedAt: now }), {}, 'CHANGED_MEANWHILE'],
  ['to lose the own role of administrator', person('liu'), {}, 'OWN_ACCOUNT'],
])('refuses %s', (_name, before, change, code) => {
  expect(savePerson(staff, before, { ...input, ...change }, now)).toMatchObject({ code })
})

test('who is in a closed department may stay there while something else is changed', () => {
  const before = person('wang', { departmentId: 'BM02' })
  expect(savePerson(staff, before, { ...input, departmentId: 'BM02' }, now)).toMatchObject({ ok: true })
})

test('the last administrator stays, whoever asks', () => {
  const alone = { ...staff, administrators: ['chen'] }
  expect(savePerson(alone, person('chen'), input, now)).toMatchObject({ code: 'LAST_ADMIN' })
  expect(setPersonStatus(alone, person('chen'), 'disabled', now)).toMatchObject({ code: 'LAST_ADMIN' })
  expect(setPersonStatus(staff, person('chen'), 'disabled', now)).toMatchObject({ ok: true })
  expect(setPersonStatus(staff, person('liu'), 'disabled', now)).toMatchObject({ code: 'OWN_ACCOUNT' })
})

test('disabling ends every session; enabling brings none back', () => {
  const disabled = setPersonStatus(staff, person('chen'), 'disabled', now)
  expect(disabled).toMatchObject({ data: { status: 'disabled', disabledAt: now, sessionsFrom: now } })
  if (!disabled.ok) return
  const later = '2026-11-22T09:00:00.000Z'
  expect(setPersonStatus(staff, disabled.data, 'active', later)).toMatchObject({
    data: { status: 'active', sessionsFrom: now },
  })
})
