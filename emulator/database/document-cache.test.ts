import { DocumentCache } from './document-cache'
import { StoredDocument } from './stored-document'

const document = (seq: number, length = 100) => new StoredDocument(seq, 'x'.repeat(length))

test('finds a document by name and by position, of its own collection only', () => {
  const cache = new DocumentCache(1_000_000)
  const first = document(1)
  cache.set('7:sa', 7, first)
  expect(cache.get('7:sa')).toBe(first)
  expect(cache.bySeq(7, 1)).toBe(first)
  expect(cache.bySeq(8, 1)).toBeUndefined()
  cache.delete('7:sa')
  expect(cache.get('7:sa')).toBeUndefined()
  expect(cache.bySeq(7, 1)).toBeUndefined()
})

test('a new version takes the place of the old one', () => {
  const cache = new DocumentCache(1_000_000)
  cache.set('7:sa', 7, document(1))
  const second = document(1)
  cache.set('7:sa', 7, second)
  expect(cache.bySeq(7, 1)).toBe(second)
})

test('drops what was not used for longest, and keeps to its size', () => {
  const cache = new DocumentCache(3_000)
  for (const seq of [1, 2, 3]) cache.set(`7:s${seq}`, 7, document(seq))
  cache.bySeq(7, 1)
  cache.set('7:s4', 7, document(4))
  const kept = [1, 2, 3, 4].filter((seq) => cache.get(`7:s${seq}`) !== undefined)
  expect(kept).toEqual([1, 3, 4])
  expect(cache.bySeq(7, 2)).toBeUndefined()
})

test('a document larger than all of it is not kept, and drives nothing out', () => {
  const cache = new DocumentCache(3_000)
  cache.set('7:s1', 7, document(1))
  cache.set('7:s2', 7, document(2, 10_000))
  expect(cache.get('7:s2')).toBeUndefined()
  expect(cache.get('7:s1')).toBeDefined()
})
