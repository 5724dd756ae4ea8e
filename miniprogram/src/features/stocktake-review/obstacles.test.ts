import type { CountBoard } from '@shared/operations/stocktake-view'
import { obstaclesOf } from './obstacles'

const clear: CountBoard = {
  lines: 10,
  counted: 8,
  toCount: 2,
  toSecond: 0,
  toRecount: 0,
  differ: 1,
  undecided: 0,
  unknown: 0,
  areas: [],
  people: [],
}

test('lines that nobody counted are in nobody’s way', () => expect(obstaclesOf(clear)).toEqual([]))

test('counting comes before judging', () => {
  const kinds = obstaclesOf({ ...clear, undecided: 3, toRecount: 1, toSecond: 2, unknown: 4 }).map(
    ({ kind }) => kind,
  )
  expect(kinds).toEqual(['toRecount', 'toSecond', 'unknown', 'undecided'])
})

test('whoever may not see the books is not told of differences', () => {
  const { undecided: _, ...blind } = clear
  expect(obstaclesOf(blind)).toEqual([])
})
