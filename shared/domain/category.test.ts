import type { Category } from '../schema/masterdata'
import {
  deleteCategory,
  missingOfPack,
  moveCategory,
  saveCategory,
  setCategoryStatus,
  type CategoryCommand,
} from './category'
import { classesUnder, gbt14885 } from './category-pack'

const category = (
  _id: string,
  parentId: string | null,
  order = 10,
  more: Partial<Category> = {},
): Category => ({
  _id,
  code: _id,
  name: `分类${_id}`,
  parentId,
  order,
  scheme: 'gbt14885',
  status: 'active',
  ...more,
})
const tree = [
  category('A', null, 10),
  category('B', null, 20),
  category('C', null, 30, { status: 'disabled' }),
  category('A1', 'A', 10),
  category('A2', 'A', 20),
  category('A11', 'A1', 10),
  category('own.X', null, 10, { scheme: 'own', code: 'X' }),
]
const command = (more: Partial<CategoryCommand> = {}): CategoryCommand => ({
  code: 'N',
  name: '新',
  parentId: 'A',
  scheme: 'gbt14885',
  ...more,
})

test('a new one comes last among its siblings; one of an own scheme cannot meet a code of the standard', () => {
  expect(saveCategory(tree, command())).toMatchObject({ data: { _id: 'N', order: 30, parentId: 'A' } })
  const own = saveCategory(tree, command({ scheme: 'own', code: 'A', parentId: 'own.X' }))
  expect(own).toMatchObject({ data: { _id: 'own.A', scheme: 'own', order: 10 } })
})

test('a code that another one had before gets an id of its own', () => {
  const recoded = [...tree, category('own.Y', null, 20, { scheme: 'own', code: 'Y9' })]
  const made = saveCategory(recoded, command({ scheme: 'own', code: 'Y', parentId: null }))
  expect(made).toMatchObject({ data: { _id: 'own.Y.2', code: 'Y' } })
})

test('a changed name leaves its place, a changed parent moves it to the end', () => {
  const renamed = saveCategory(tree, command({ categoryId: 'A1', code: 'A1', name: '改名' }))
  expect(renamed).toMatchObject({ data: { name: '改名', order: 10, parentId: 'A' } })
  const moved = saveCategory(tree, command({ categoryId: 'A1', code: 'A1', parentId: 'B' }))
  expect(moved).toMatchObject({ data: { order: 10, parentId: 'B' } })
})

test.each<[string, Partial<CategoryCommand>, string]>([
  ['an unknown category', { categoryId: 'Z' }, 'NOT_FOUND'],
  ['an unknown parent', { parentId: 'Z' }, 'NOT_FOUND'],
  ['a code twice', { code: 'B' }, 'CODE_TAKEN'],
  ['a parent of another scheme', { parentId: 'own.X' }, 'CATEGORY_IN_USE'],
  ['a disabled parent', { parentId: 'C' }, 'CATEGORY_IN_USE'],
  ['itself as parent', { categoryId: 'A', code: 'A', parentId: 'A' }, 'CATEGORY_CIRCLE'],
  ['a grandchild as parent', { categoryId: 'A', code: 'A', parentId: 'A11' }, 'CATEGORY_CIRCLE'],
])('%s is refused', (_name, more, code) => expect(saveCategory(tree, command(more))).toMatchObject({ code }))

test('a place among the siblings', () => {
  const first = moveCategory(tree, 'B', 0)
  expect(first.ok && first.data.changed.map(({ _id, order }) => [_id, order])).toEqual([
    ['B', 10],
    ['A', 20],
  ])
  expect(first.ok && first.data.moved.order).toBe(10)
  expect(moveCategory(tree, 'B', 99)).toMatchObject({ data: { moved: { order: 30 } } })
  expect(moveCategory(tree, 'Z', 0)).toMatchObject({ code: 'NOT_FOUND' })
})

test('disabled from below, enabled from above', () => {
  expect(setCategoryStatus(tree, 'A2', 'disabled')).toMatchObject({ data: { status: 'disabled' } })
  expect(setCategoryStatus(tree, 'A', 'disabled')).toMatchObject({ code: 'CATEGORY_IN_USE' })
  expect(setCategoryStatus(tree, 'A', 'active')).toMatchObject({ code: 'ALREADY_HANDLED' })
  expect(setCategoryStatus(tree, 'Z', 'active')).toMatchObject({ code: 'NOT_FOUND' })
  const under = [...tree, category('C1', 'C', 10, { status: 'disabled' })]
  expect(setCategoryStatus(under, 'C1', 'active')).toMatchObject({ code: 'CATEGORY_IN_USE' })
})

test('deleted only when empty', () => {
  expect(deleteCategory(tree, 'B', 0)).toMatchObject({ ok: true })
  expect(deleteCategory(tree, 'B', 2)).toMatchObject({ code: 'CATEGORY_IN_USE' })
  expect(deleteCategory(tree, 'A', 0)).toMatchObject({ code: 'CATEGORY_IN_USE' })
  expect(deleteCategory(tree, 'Z', 0)).toMatchObject({ code: 'NOT_FOUND' })
})

test('the pack adds what is missing, under the right parent, and touches nothing', () => {
  const own = category('A05040000', null, 10, { name: '我们的办公用品' })
  const added = missingOfPack([own], gbt14885, 'gbt14885')
  expect(added).toHaveLength(gbt14885.length - 1)
  expect(added.find(({ code }) => code === 'A02010000')).toMatchObject({ parentId: 'A02000000' })
  expect(added.find(({ code }) => code === 'A02000000')).toMatchObject({ parentId: null })
  expect(added.some(({ code }) => code === own.code)).toBe(false)
  expect(missingOfPack([own, ...added], gbt14885, 'gbt14885')).toEqual([])
  const recoded = { ...own, code: 'BG-01' }
  expect(missingOfPack([recoded, ...added], gbt14885, 'gbt14885')).toEqual([])
})

test('one top class of the pack', () => {
  expect(classesUnder(gbt14885, 'A05000000').map(([code]) => code.slice(0, 5))).toEqual([
    'A0500',
    'A0501',
    'A0502',
    'A0503',
    'A0504',
  ])
  expect(classesUnder(gbt14885, 'A09000000')).toEqual([])
})

test('the pack has the eight top classes and well-formed codes', () => {
  expect(gbt14885.filter(([code]) => code.endsWith('000000')).map(([code]) => code.slice(0, 3))).toEqual([
    'A01',
    'A02',
    'A03',
    'A04',
    'A05',
    'A06',
    'A07',
    'A08',
  ])
  expect(gbt14885.every(([code]) => /^A\d{8}$/.test(code))).toBe(true)
})
