import fc from 'fast-check'
import type { Lot, Stock } from '../../schema/stock'
import { foundLine, lineOf, post } from '../testing/counted'
import { ethanol, lot, now, pen, stockWith } from '../testing/fixtures'
import { sum, withTotals } from '../stock'
import { blocksOf, type PostLine } from './posting-plan'

const places = ['W1:A-01', 'W1:A-02', 'W1:A-03']
const states = ['available', 'frozen', 'rejected', 'inspection'] as const
const numbers = [undefined, 'B1', 'B2']

/** A row of stock with what was counted there, and what moved in or out of it between counting and posting. */
const row = fc.record({
  lot: fc.nat(3),
  place: fc.nat(2),
  status: fc.nat(3),
  number: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 30 }),
  valueFen: fc.nat(9_999),
  counted: fc.nat(40),
  damaged: fc.nat(10),
  label: fc.nat(5),
  movedSince: fc.integer({ min: -30, max: 30 }),
})
const found = fc.record({
  place: fc.nat(2),
  number: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 20 }),
  damaged: fc.nat(5),
})

const scenario = fc.record({
  byLot: fc.boolean(),
  rows: fc.uniqueArray(row, {
    maxLength: 8,
    selector: ({ lot: id, place, status }) => `${id} ${place} ${status}`,
  }),
  finds: fc.uniqueArray(found, { maxLength: 3, selector: ({ place, number }) => `${place} ${number}` }),
  promised: fc.nat(40),
})

test('today’s stock changes by exactly the variances that were posted, whatever moved since; nothing is below zero', () => {
  let posted = 0
  fc.assert(
    fc.property(scenario, ({ byLot, rows, finds, promised }) => {
      const item = byLot ? ethanol : pen
      const known = rows.map((one) => lotOf(one))
      const lines: PostLine[] = [
        ...rows.map((one, index) => lineOf(item, known[index] ?? known[0]!, foundOf(one))),
        ...finds.map(({ place, number, quantity, damaged }) =>
          foundLine(
            item,
            { quantity, locationId: places[place]!, ...(numbers[number] ? { lotNo: numbers[number] } : {}) },
            { damaged: Math.min(damaged, quantity) },
          ),
        ),
      ]
      const today = rows
        .map((one, index) => ({ ...known[index]!, quantity: Math.max(0, one.quantity + one.movedSince) }))
        .filter(({ quantity }) => quantity > 0)
      const reservations = [
        { requisitionId: 'LY1', lineId: 1, quantity: promised + 1, until: '2099-01-01T00:00:00.000Z' },
      ]
      let stock: Stock | undefined = withTotals({ ...stockWith(item, today), reservations }, now)
      const before = stock
      let expected = before.onHand
      for (const block of blocksOf(lines.filter(({ result }) => differs(result)))) {
        const outcome = post(item, stock, block)
        const done = outcome.posted.filter((one) => one.outcome !== 'stuck')
        expected += sum(done.map(({ line }) => line.result.variance))
        posted += done.length
        for (const one of outcome.posted) if (one.outcome === 'stuck') expect(one.note).toBeTruthy()
        stock = outcome.stock
      }
      expect(stock?.onHand).toBe(expected)
      const lots = stock?.lots ?? []
      expect(lots.every((one) => one.quantity > 0 && one.valueFen >= 0)).toBe(true)
      expect(new Set(lots.map((one) => `${one.lotId} ${one.locationId} ${one.status}`)).size).toBe(
        lots.length,
      )
      expect(stock?.valueFen).toBe(sum(lots.map(({ valueFen }) => valueFen)))
      const usable = (of: Stock) =>
        sum(of.lots.filter(({ status }) => status === 'available').map(({ quantity }) => quantity))
      const shortBefore = Math.max(0, promised + 1 - usable(before))
      expect(stock!.reserved).toBeLessThanOrEqual(Math.max(usable(stock!) + shortBefore, 0))
    }),
    { numRuns: 800 },
  )
  // A property that never got as far proves nothing.
  expect(posted).toBeGreaterThan(500)
})

const differs = ({ variance, damaged, correction }: PostLine['result']) =>
  variance !== 0 || (damaged ?? 0) > 0 || correction !== undefined

type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

const lotOf = ({ lot: id, place, status, number, quantity, valueFen }: Row): Lot =>
  lot(`L${id}-${number}`, quantity, {
    locationId: places[place]!,
    status: states[status]!,
    valueFen,
    ...(numbers[number] ? { lotNo: numbers[number] } : {}),
  })

const foundOf = ({ quantity, counted, damaged, label }: Row) => ({
  variance: counted - quantity,
  ...(damaged > 0 ? { damaged: Math.min(damaged, counted) } : {}),
  ...(label < 2 ? { correction: { lotNo: `B${label + 1}` } } : {}),
})
