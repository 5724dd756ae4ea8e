import type { Department } from '../schema/masterdata'
import type { Person } from '../schema/person'
import { asTree, departmentsUnder, saveDepartment } from './department-tree'

const now = '2026-11-22T08:00:00.000Z'
const department = (_id: string, parentId: string | null, more: Partial<Department> = {}): Department => ({
  _id,
  name: _id,
  branch: '本部',
  parentId,
  approverIds: [],
  status: 'active',
  ...more,
})
const all = [department('A', null), department('B', 'A'), department('C', 'B'), department('D', null)]
const person = (_id: string, more: Partial<Person> = {}) =>
  [_id, { _id, name: _id, status: 'active', roles: ['approver'], ...more } as Person] as const
const people = new Map([
  person('li'),
  person('gone', { status: 'disabled' }),
  person('qian', { roles: ['staff'] }),
])
const input = { code: 'E', name: '新部门', branch: '本部', parentId: null, approverIds: ['li'] }

test('a department and all under it', () => {
  expect(departmentsUnder(all, 'A')).toEqual(['A', 'B', 'C'])
  expect(departmentsUnder(all, 'C')).toEqual(['C'])
})

test('reads as a tree, and one whose parent is not in the list is not lost', () => {
  const shown = (rows: readonly Department[]) =>
    asTree(rows).map(({ department: d, depth }) => [d._id, depth])
  expect(shown(all)).toEqual([
    ['A', 0],
    ['B', 1],
    ['C', 2],
    ['D', 0],
  ])
  expect(shown(all.slice(1))).toEqual([
    ['B', 0],
    ['C', 1],
    ['D', 0],
  ])
})

test('a new one, and one moved under another; approvers are named once', () => {
  const made = saveDepartment(
    all,
    undefined,
    { ...input, parentId: 'C', approverIds: ['li', 'li'] },
    people,
    now,
  )
  expect(made).toEqual({
    ok: true,
    data: {
      _id: 'E',
      name: '新部门',
      branch: '本部',
      parentId: 'C',
      approverIds: ['li'],
      status: 'active',
      updatedAt: now,
    },
  })
  expect(saveDepartment(all, all[1], { ...input, parentId: 'D' }, people, now)).toMatchObject({
    data: { _id: 'B', parentId: 'D' },
  })
})

const closed = [...all, department('X', null, { status: 'disabled' })]
test.each([
  ['under itself', all, all[0], { parentId: 'A' }, 'DEPARTMENT_LOOP'],
  ['under one of its own', all, all[0], { parentId: 'C' }, 'DEPARTMENT_LOOP'],
  ['under one that is not there', all, undefined, { parentId: 'Q' }, 'NOT_FOUND'],
  ['under one that is closed', closed, undefined, { parentId: 'X' }, 'NOT_FOUND'],
  ['with an approver who has left', all, undefined, { approverIds: ['gone'] }, 'APPROVER_UNFIT'],
  ['with one who may not approve', all, undefined, { approverIds: ['qian'] }, 'APPROVER_UNFIT'],
  ['with one whom nobody knows', all, undefined, { approverIds: ['nobody'] }, 'APPROVER_UNFIT'],
  ['from an older form', all, department('A', null, { updatedAt: now }), {}, 'CHANGED_MEANWHILE'],
])('refuses one %s', (_name, tree, before, change, code) => {
  expect(saveDepartment(tree, before, { ...input, ...change }, people, now)).toMatchObject({ code })
})

test('one that stands under a closed one may stay there', () => {
  const before = department('Y', 'X')
  expect(saveDepartment([...closed, before], before, { ...input, parentId: 'X' }, people, now)).toMatchObject(
    {
      ok: true,
    },
  )
})
