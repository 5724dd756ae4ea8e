import { lineOf } from '../testing/counted'
import { lot, pen } from '../testing/fixtures'
import { nextChunk } from './posting-chunk'
import type { PostLine } from './posting-plan'

/** An item with so many differing lines. */
const item = (itemId: string, count: number, tracking: 'none' | 'serial' = 'none'): PostLine[] =>
  Array.from({ length: count }, (_line, n) =>
    lineOf(
      { ...pen, _id: itemId, tracking },
      lot(`${itemId}-${n}`, 10, { locationId: `W1:A-${String(n + 10)}` }),
      { variance: -1 },
    ),
  )

/** All steps that it takes, as lines of each. */
function steps(items: PostLine[][]): PostLine[][] {
  const all: PostLine[][] = []
  let left = items
  let offset = 0
  while (left.length > 0 && all.length < 50) {
    const chunk = nextChunk(left, { offset })
    all.push(chunk.blocks.flat())
    left = left.filter(([line]) => !chunk.finished.includes(line?.itemId ?? ''))
    offset = chunk.offset
  }
  return all
}

test.each([
  ['many items of one line', Array.from({ length: 130 }, (_item, n) => item(`I${n + 100}`, 1))],
  ['an item of many lines', [item('I1', 1), item('I2', 400), item('I3', 1)]],
  ['pieces', [item('I1', 300, 'serial')]],
  ['one line', [item('I1', 1)]],
])('%s: each line once, each step within what a transaction holds', (_what, items) => {
  const all = steps(items)
  expect(
    all
      .flat()
      .map(({ _id }) => _id)
      .sort(),
  ).toEqual(
    items
      .flat()
      .map(({ _id }) => _id)
      .sort(),
  )
  for (const lines of all) {
    const pieces = lines.filter((line) => line.item.tracking === 'serial').length
    const documents = lines.length + pieces + new Set(lines.map(({ itemId }) => itemId)).size
    expect(lines.length).toBeGreaterThan(0)
    // Beside them: the stocktake twice, the journal.
    expect(documents).toBeLessThanOrEqual(96)
  }
})
