import fc from 'fast-check'
import { ResultPage } from './result-page'
import { sortDocuments, type SortSpec } from './sort'
import { StoredDocument } from './stored-document'

const document = (n: number, i: number) => StoredDocument.fresh({ _id: i, n }, i + 1)

test('a page holds what sorting everything would put there, ties in the order they came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1_500, maxLength: 4_000 }),
      fc.nat(20),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom<SortSpec>([['n', 1]], [['n', -1]], []),
      (numbers, skip, limit, sort) => {
        const documents = numbers.map(document)
        const page = new ResultPage(sort, skip, limit)
        for (const each of documents) {
          if (page.full) break
          page.add(each)
        }
        const all = sort.length === 0 ? documents : sortDocuments(documents, sort, ({ value }) => value)
        expect(page.documents()).toEqual(all.slice(skip, skip + limit))
      },
    ),
    { numRuns: 20 },
  )
})

test('without a limit everything is kept', () => {
  const documents = [3, 1, 2].map(document)
  const page = new ResultPage([['n', 1]], 0, Infinity)
  for (const each of documents) page.add(each)
  expect(page.full).toBe(false)
  expect(page.documents().map(({ value }) => value['n'])).toEqual([1, 2, 3])
})
