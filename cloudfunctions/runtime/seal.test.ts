import fc from 'fast-check'
import type { JournalEntry } from '../../shared/schema/journal'
import { canonical, digestOf, isIntact, seal } from './seal'

const entry: Omit<JournalEntry, 'hmac'> = {
  _id: 'request-1',
  operation: 'inbound.receive',
  actor: { id: 'clerk', name: '李敏', departmentName: '后勤处' },
  device: 'weapp',
  at: '2026-11-22T01:00:00.000Z',
  day: '2026-11-22',
  digest: 'd',
  outcome: { no: 'RK20261122-0001' },
  summary: '入库',
  postings: [],
  stockKeys: [],
  document: { type: 'receipt', id: 'RK20261122-0001' },
  warehouseId: 'WH-BG',
}

test('an entry is intact with its key, and not with another key or another value anywhere', () => {
  const sealed = seal(entry, 'key')
  expect(isIntact(sealed, 'key')).toBe(true)
  expect(isIntact(sealed, 'other')).toBe(false)
  for (const field of Object.keys(entry)) {
    expect(isIntact({ ...sealed, [field]: 'changed' }, 'key')).toBe(false)
  }
  expect(isIntact({ ...sealed, hmac: '' }, 'key')).toBe(false)
})

test('the order of keys and fields that are undefined do not matter', () => {
  expect(canonical({ a: 1, b: [undefined, { d: 2, c: 3 }], e: undefined })).toBe(
    '{"a":1,"b":[null,{"c":3,"d":2}]}',
  )
  expect(digestOf('o', 'p', { x: 1, y: undefined })).toBe(digestOf('o', 'p', { x: 1 }))
  expect(digestOf('o', 'p', { x: 1 })).not.toBe(digestOf('o', 'q', { x: 1 }))
})

test('the canonical text means the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value))),
    ),
  )
})
