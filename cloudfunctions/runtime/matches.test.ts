import { _ } from './app'
import { fieldsOf, matches } from './matches'
import type { Where } from './store'

const loan = {
  _id: 'JC1',
  status: 'lent',
  dueDate: '2026-11-20',
  warehouseId: 'WH-SY',
  borrower: { id: 'staff' },
  approverIds: ['approver', 'clerk'],
}

test.each<[string, Where, boolean]>([
  ['a value', { status: 'lent' }, true],
  ['another value', { status: 'returned' }, false],
  ['a value inside', { 'borrower.id': 'staff' }, true],
  ['a value inside what is not there', { 'renewal.by.id': 'staff' }, false],
  ['one of a list', { approverIds: 'clerk' }, true],
  ['none of a list', { approverIds: 'admin' }, false],
  ['in', { warehouseId: _.in(['WH-BG', 'WH-SY']) }, true],
  ['in none', { warehouseId: _.in([]) }, false],
  ['not', { 'borrower.id': _.neq('clerk') }, true],
  ['not of what is not there', { shipment: _.neq('shipped') }, true],
  ['there', { dueDate: _.exists(true) }, true],
  ['not there', { dueDate: _.exists(false) }, false],
  ['before', { dueDate: _.lt('2026-11-20') }, false],
  ['until', { dueDate: _.lte('2026-11-20') }, true],
  ['between', { dueDate: _.and([_.gte('2026-11-20'), _.lte('2026-11-27')]) }, true],
  ['after', { dueDate: _.gt('2026-11-20') }, false],
  ['before, of what is not there', { returnedAt: _.lt('9') }, false],
  ['all of several', { status: 'lent', warehouseId: 'WH-BG' }, false],
  ['either query', _.or([{ status: 'x' }, { approverIds: 'clerk' }]) as unknown as Where, true],
  ['neither query', _.or([{ status: 'x' }, { status: 'y' }]) as unknown as Where, false],
])('a document fits by %s', (_by, where, fits) => {
  expect(matches(where, loan)).toBe(fits)
})

test('a condition it does not know is refused', () => {
  expect(() => matches({ status: _.nin(['lent']) }, loan)).toThrow('nin')
})

test('the fields of a query are those that it looks at', () => {
  const either = _.or([{ status: 'x', 'borrower.id': 'a' }, { dueDate: _.lt('b') }]) as unknown as Where
  expect(fieldsOf(either)).toEqual(['status', 'borrower.id', 'dueDate'])
})
