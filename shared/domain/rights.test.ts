import type { Asset } from '../schema/asset'
import type { Requisition } from '../schema/requisition'
import {
  hasRole,
  maySeeAssetHistory,
  maySeeRequisition,
  maySeeValue,
  maySeeWarehouse,
  mayWorkIn,
  refuseWarehouse,
  visibleWarehouses,
} from './rights'
import { approver, clerk, person, requester } from './testing/fixtures'

const admin = person('liu', { roles: ['admin'] })
const elsewhere = person('zhao', { roles: ['clerk'], warehouseIds: ['W2'] })
const both = person('sun', { roles: ['admin', 'clerk'], warehouseIds: ['W2'] })
/** Warehouses without the role mean nothing. */
const former = person('qian', { roles: ['staff'], warehouseIds: ['W1'] })

test('one of several roles is enough', () => {
  expect(hasRole(both, 'clerk', 'approver')).toBe(true)
  expect(hasRole(requester, 'clerk', 'approver')).toBe(false)
})

test.each([
  ['its clerk', clerk, true],
  ['a clerk of another', elsewhere, false],
  ['an administrator', admin, false],
  ['somebody who was a clerk', former, false],
])('work in W1: %s', (_name, who, allowed) => {
  expect(mayWorkIn(who, 'W1')).toBe(allowed)
  const refused = refuseWarehouse(who, { _id: 'W1', name: '办公用品库' })
  expect(refused).toEqual(
    allowed ? null : { ok: false, code: 'WAREHOUSE_FORBIDDEN', details: { warehouseName: '办公用品库' } },
  )
})

test.each([
  ['staff', requester, undefined],
  ['an approver', approver, undefined],
  ['a clerk', clerk, ['W1']],
  ['an administrator', admin, undefined],
  ['an administrator who is a clerk too', both, undefined],
])('stock in sight of %s', (_name, who, warehouses) => {
  expect(visibleWarehouses(who)).toEqual(warehouses)
})

test('a clerk sees the own warehouses, everybody else all of them', () => {
  const seen = [requester, approver, clerk, elsewhere, both, admin].map((who) => maySeeWarehouse(who, 'W1'))
  expect(seen).toEqual([true, true, true, false, true, true])
})

test('cost is for clerks and administrators', () => {
  expect([requester, approver, clerk, admin].map(maySeeValue)).toEqual([false, false, true, true])
})

test.each([
  ['its requester', requester, true],
  ['its approver', approver, true],
  ['the clerk of its warehouse', clerk, true],
  ['an administrator', admin, true],
  ['a clerk of another warehouse', elsewhere, false],
  ['a colleague', person('qian'), false],
  ['another approver', person('chen', { roles: ['approver'] }), false],
])('a requisition in sight of %s', (_name, who, allowed) => {
  const document = { requester: { id: 'zhang', name: '张' }, approverIds: ['li'], warehouseId: 'W1' }
  expect(maySeeRequisition(who, document as Requisition)).toBe(allowed)
})

test('nobody works in a warehouse that is closed', () => {
  const closed = { _id: 'W1', name: '一号库', status: 'disabled' as const }
  expect(refuseWarehouse(clerk, closed)).toMatchObject({
    code: 'WAREHOUSE_DISABLED',
    details: { warehouseName: '一号库' },
  })
  expect(refuseWarehouse(clerk, { ...closed, status: 'active' })).toBeNull()
})

test('the history of a piece is for those concerned', () => {
  const asset = {
    warehouseId: 'W1',
    holder: { person: { id: 'zhang', name: '张' }, department: { id: 'D7', name: '检验科' } },
    handOver: { to: { id: 'next', name: '王' } },
    history: [{ holder: { person: { id: 'before', name: '李' } } }],
  } as unknown as Asset
  const sees = (id: string, more: Parameters<typeof person>[1] = {}) =>
    maySeeAssetHistory(person(id, more), asset)
  expect(sees('zhang')).toBe(true)
  expect(sees('next')).toBe(true)
  expect(sees('before')).toBe(true)
  expect(sees('colleague', { departmentId: 'D7' })).toBe(true)
  expect(sees('stranger')).toBe(false)
  expect(sees('clerk', { roles: ['clerk'], warehouseIds: ['W1'] })).toBe(true)
  expect(sees('clerk', { roles: ['clerk'], warehouseIds: ['W2'] })).toBe(false)
  expect(sees('boss', { roles: ['admin'] })).toBe(true)
})
