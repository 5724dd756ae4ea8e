import fc from 'fast-check'
import { EJSON } from 'bson'
import { changesOf } from './changes'

/** What the update would send: operators by path, as the SDK encodes them. */
const sent = (before: object, after: object) =>
  JSON.parse(EJSON.stringify(changesOf(before as Record<string, unknown>, after as Record<string, unknown>)))

const lots = Array.from({ length: 100 }, (_unused, index) => ({
  lotId: `L${index}`,
  quantity: 10,
  valueFen: 5,
}))

test('a changed row of a long array is written by its position', () => {
  const after = lots.map((lot, index) => (index === 3 ? { ...lot, quantity: 4 } : lot))
  expect(changesOf({ lots }, { lots: after })).toEqual({ 'lots.3.quantity': 4 })
})

test('a row at the end is pushed, without the others', () => {
  const row = { lotId: 'L100', quantity: 1, valueFen: 1 }
  const text = JSON.stringify(sent({ lots }, { lots: [...lots, row] }))
  expect(text).toContain('push')
  expect(text).not.toContain('L99')
})

test('a dropped row sets the array, an unchanged field is not sent', () => {
  const changes = changesOf({ lots, name: '笔' }, { lots: lots.slice(1), name: '笔' })
  expect(Object.keys(changes)).toEqual(['lots'])
})

test('a field that went is removed, null and zero are written', () => {
  expect(JSON.stringify(sent({ a: 1 }, {}))).toContain('remove')
  expect(changesOf({ a: 1, b: 1 }, { a: null, b: 0 })).toEqual({ a: null, b: 0 })
})

test('equal documents need no change, whatever they hold', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
      const copy = () => JSON.parse(JSON.stringify(document)) as Record<string, unknown>
      expect(changesOf(copy(), copy())).toEqual({})
    }),
  )
})
