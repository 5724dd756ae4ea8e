import { lineOf, foundLine, type Found } from '../testing/counted'
import { ethanol, lot, pen } from '../testing/fixtures'
import { blocksOf, MOST_LINES, MOST_PIECES, planLines, type PostLine } from './posting-plan'

const at = (place: string, lotId: string, found: Found, more = {}) =>
  lineOf(pen, lot(lotId, 10, { locationId: `W1:${place}`, ...more }), found)

const moves = (lines: readonly PostLine[]) =>
  planLines(lines).moves.map(({ from, to, quantity }) => `${from.location} → ${to.location} ${quantity}`)

const rest = (lines: readonly PostLine[]) => {
  const { surplus, loss } = planLines(lines)
  const words = (of: ReadonlyMap<PostLine, number>) => [...of].map(([line, n]) => `${line.location} ${n}`)
  return { surplus: words(surplus), loss: words(loss) }
}

test('goods of a lot that are missing here and too many there are moved, the rest is surplus or loss', () => {
  const lines = [
    at('A-01', 'L1', { variance: -5 }),
    at('A-02', 'L1', { variance: 3 }),
    at('A-03', 'L9', { variance: 0 }),
  ]
  expect(moves(lines)).toEqual(['A-01 → A-02 3'])
  expect(rest(lines)).toEqual({ surplus: [], loss: ['A-01 2'] })
})

test('the nearest comes first, a state at the same place before another place', () => {
  const frozen = at('A-05', 'L1', { variance: 2 }, { status: 'frozen' })
  const lines = [
    at('A-05', 'L1', { variance: -4 }),
    at('A-01', 'L1', { variance: 4 }),
    at('A-07', 'L1', { variance: 1 }),
    frozen,
  ]
  expect(moves(lines)).toEqual(['A-05 → A-05 2', 'A-05 → A-07 1', 'A-05 → A-01 1'])
  expect(rest(lines).surplus).toEqual(['A-01 3'])
})

test('lots whose labels say the same stand for each other, others do not', () => {
  const labelled = (
    place: string,
    lotId: string,
    variance: number,
    lotNo: string,
    expiryDate = '2027-01-01',
  ) => lineOf(ethanol, lot(lotId, 10, { locationId: `W1:${place}`, lotNo, expiryDate }), { variance })
  expect(moves([labelled('A-01', 'L1', -2, 'B1'), labelled('A-02', 'L2', 2, 'B1')])).toHaveLength(1)
  expect(moves([labelled('A-01', 'L1', -2, 'B1'), labelled('A-02', 'L2', 2, 'B2')])).toEqual([])
  expect(moves([labelled('A-01', 'L1', -2, 'B1'), labelled('A-02', 'L2', 2, 'B1', '2028-01-01')])).toEqual([])
})

test('goods found may lack dates; without a number nobody knows their lot', () => {
  const missing = lineOf(ethanol, lot('L1', 10, { lotNo: 'B1', expiryDate: '2027-01-01' }), { variance: -2 })
  expect(moves([missing, foundLine(ethanol, { quantity: 2, lotNo: 'B1' })])).toHaveLength(1)
  expect(moves([missing, foundLine(ethanol, { quantity: 2 })])).toEqual([])
  const unlabelled = lineOf(ethanol, lot('L1', 10), { variance: -2 })
  expect(moves([unlabelled, foundLine(ethanol, { quantity: 2 })])).toEqual([])
  expect(moves([at('A-01', 'L1', { variance: -2 }), foundLine(pen, { quantity: 2 })])).toHaveLength(1)
})

test('a label that was corrected proves nothing about where goods came from', () => {
  const wrong = at('A-01', 'L1', { variance: -2, correction: { expiryDate: '2027-01-01' } })
  expect(moves([wrong, at('A-02', 'L2', { variance: 2 })])).toEqual([])
})

test('serial-numbered pieces are only themselves', () => {
  const laptop = { ...pen, tracking: 'serial' as const }
  const piece = (place: string, lotId: string, variance: number) =>
    lineOf(laptop, lot(lotId, 1, { locationId: `W1:${place}` }), { variance })
  expect(moves([piece('A-01', 'PEN:1', -1), piece('A-02', 'PEN:2', 1)])).toEqual([])
  expect(moves([piece('A-01', 'PEN:1', -1), piece('A-02', 'PEN:1', 1)])).toHaveLength(1)
})

test('blocks keep what may be paired together and fit a transaction, whatever the order of the lines', () => {
  const lines = Array.from({ length: 200 }, (_line, n) =>
    at(`A-${String(n + 10)}`, `L${n % 5}`, { variance: 1 }, { lotNo: `B${n % 5}` }),
  )
  const blocks = blocksOf(lines)
  expect(blocks.flat()).toHaveLength(200)
  for (const block of blocks) expect(block.length).toBeLessThanOrEqual(MOST_LINES)
  for (const lotNo of ['B0', 'B1', 'B2', 'B3', 'B4'])
    expect(blocks.filter((block) => block.some((line) => line.lotNo === lotNo))).toHaveLength(1)
  expect(blocksOf([...lines].reverse())).toEqual(blocks)
  const one = lines.map((line) => ({ ...line, lotNo: 'B' }))
  expect(blocksOf(one).map((block) => block.length)).toEqual([80, 80, 40])
  const pieces = lines.map((line) => ({ ...line, item: { ...line.item, tracking: 'serial' as const } }))
  for (const block of blocksOf(pieces)) expect(block.length).toBeLessThanOrEqual(MOST_PIECES)
})
