import { fieldChanges } from './field-changes'

test('names what changed, came and went, and nothing else', () => {
  const before = { _id: 'A', name: '笔', note: '旧', units: [{ name: '盒', numerator: 12 }], price: 1 }
  const after = {
    _id: 'A',
    name: '钢笔',
    units: [{ numerator: 12, name: '盒' }],
    price: 1,
    photo: { sha: 'x' },
  }
  expect(fieldChanges(before, after)).toEqual([
    { path: 'name', before: '笔', after: '钢笔' },
    { path: 'note', before: '旧' },
    { path: 'photo', after: { sha: 'x' } },
  ])
})

test('a new document has only values after, a removed one only values before', () => {
  expect(fieldChanges(undefined, { _id: 'A', name: '笔' })).toEqual([{ path: 'name', after: '笔' }])
  expect(fieldChanges({ _id: 'A', name: '笔' }, undefined)).toEqual([{ path: 'name', before: '笔' }])
})

test('the order of a list counts', () => {
  expect(fieldChanges({ list: [1, 2] }, { list: [2, 1] })).toHaveLength(1)
})
