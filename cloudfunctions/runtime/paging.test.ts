import { pageAfter, readCursor, timeCursor } from './paging'

test('a full page with more behind it has a cursor, the last page has none', () => {
  expect(pageAfter([1, 2, 3], 2, String)).toEqual({ rows: [1, 2], nextCursor: '2' })
  expect(pageAfter([1, 2], 2, String)).toEqual({ rows: [1, 2], nextCursor: null })
  expect(pageAfter([], 2, String)).toEqual({ rows: [], nextCursor: null })
})

test('a cursor reads back; what is none is the beginning', () => {
  expect(readCursor(timeCursor('2026-11-22T01:00:00.000Z', 'LY|1'))).toEqual({
    first: '2026-11-22T01:00:00.000Z',
    id: 'LY|1',
  })
  for (const cursor of [undefined, '', 'nonsense', '|x']) expect(readCursor(cursor)).toBeUndefined()
})
