import type { PickLine } from '@shared/operations/outbound'
import { matchCode } from './match-code'
import { candidates, forget, noProgress, pickTasks, strays, takesByLine } from './pick-tasks'

/** A came first, then B, then C: by the letter. */
const lot = (lotId: string, code: string, onHand: number) => ({
  lotId,
  locationId: `WH:${code}`,
  location: code,
  receivedAt: `2026-01-0${lotId.charCodeAt(0) % 9}T00:00:00.000Z`,
  onHand,
})
const line = (lineId: number, change: Partial<PickLine> = {}): PickLine => ({
  lineId,
  itemId: `I${lineId}`,
  item: { code: `I${lineId}`, name: `物资${lineId}`, specification: '', unit: '盒', scale: 0 },
  categoryId: 'C1',
  tracking: 'none',
  policy: 'fifo',
  barcodes: [`I${lineId}`, `690000000000${lineId}`],
  openQuantity: 15,
  picks: [
    { ...lot('A', 'A-02', 10), quantity: 10, reason: '先进先出' },
    { ...lot('B', 'A-01', 20), quantity: 5, reason: '先进先出' },
  ],
  passedOver: [
    { ...lot('C', 'A-03', 4), reason: '前面的批次够用', usable: true },
    { ...lot('D', 'A-04', 9), reason: '已过期', usable: false },
  ],
  shortage: 0,
  ...change,
})
const sequence = (locationId: string) => Number(locationId.slice(-2))
const first = '1|A|WH:A-02'
const places = (lines: PickLine[], progress = noProgress) =>
  pickTasks(lines, progress, sequence).map(({ lot, quantity }) => `${lot.location} ${quantity}`)

describe('the walk', () => {
  it('goes by location, whatever line a stop belongs to', () => {
    const other = line(2, { picks: [{ ...lot('X', 'A-01', 3), quantity: 3, reason: '' }] })
    expect(places([line(1), other])).toEqual(['A-01 5', 'A-01 3', 'A-02 10'])
  })

  it('takes what another lot holds, and the rest where it was proposed', () => {
    const progress = { ...noProgress, swaps: { [first]: { lotId: 'C', locationId: 'WH:A-03' } } }
    expect(places([line(1)], progress)).toEqual(['A-01 5', 'A-02 6', 'A-03 4'])
  })

  it('does not promise the same pieces twice when a proposed lot replaces another', () => {
    const progress = { ...noProgress, swaps: { [first]: { lotId: 'B', locationId: 'WH:A-01' } } }
    const tight = line(1, {
      picks: [
        { ...lot('A', 'A-02', 10), quantity: 10, reason: '' },
        { ...lot('B', 'A-01', 12), quantity: 5, reason: '' },
      ],
    })
    expect(places([tight], progress)).toEqual(['A-01 7', 'A-01 5', 'A-02 3'])
  })

  it('ignores a swap to a lot that may not be issued or is gone', () => {
    const progress = { ...noProgress, swaps: { [first]: { lotId: 'D', locationId: 'WH:A-04' } } }
    expect(places([line(1)], progress)).toEqual(['A-01 5', 'A-02 10'])
  })

  it('offers only lots that may be issued and have something free', () => {
    const tasks = pickTasks([line(1)], noProgress, sequence)
    const task = tasks.find(({ key }) => key === first)!
    expect(candidates(task, tasks).map(({ lot, free }) => [lot.lotId, free])).toEqual([
      ['B', 15],
      ['C', 4],
    ])
  })

  it('keeps what was confirmed, but never more than is asked now', () => {
    const tasks = pickTasks(
      [line(1)],
      { ...noProgress, taken: { [first]: 12, '1|gone|WH:A-09': 3 } },
      sequence,
    )
    expect(tasks.map(({ taken }) => taken)).toEqual([undefined, 10])
    expect(forget({ ...noProgress, taken: { [first]: 1, '12|A|WH:A-02': 2 } }, 1).taken).toEqual({
      '12|A|WH:A-02': 2,
    })
  })
})

describe('lots of equal age', () => {
  const twin = { ...lot('A2', 'A-05', 10), receivedAt: lot('A', 'A-02', 10).receivedAt }
  const twins = line(1, { passedOver: [{ ...twin, reason: '', usable: true }] })

  it('are offered to everybody, others only to who may leave an older one behind', () => {
    const tasks = pickTasks([twins], noProgress, sequence)
    const task = tasks.find(({ key }) => key === first)!
    expect(candidates(task, tasks, false).map(({ lot: other }) => other.lotId)).toEqual(['A2'])
  })

  it('need no reason', () => {
    const takes = [{ lotId: 'A2', locationId: 'WH:A-05', quantity: 10 }]
    expect(strays(twins, takes)).toBe(false)
  })
})

describe('what is sent', () => {
  it('joins stops at one row and leaves out what was skipped', () => {
    const progress = {
      ...noProgress,
      swaps: { [first]: { lotId: 'B', locationId: 'WH:A-01' } },
      taken: { [first]: 10, '1|B|WH:A-01': 5, '2|A|WH:A-02': 0 },
    }
    const takes = takesByLine(pickTasks([line(1), line(2)], progress, sequence))
    expect([...takes]).toEqual([[1, [{ lotId: 'B', locationId: 'WH:A-01', quantity: 15 }]]])
  })

  it.each([
    [
      'as proposed',
      [
        ['A', 'A-02', 10],
        ['B', 'A-01', 5],
      ],
      false,
    ],
    [
      'less of the last',
      [
        ['A', 'A-02', 10],
        ['B', 'A-01', 2],
      ],
      false,
    ],
    [
      'less of the first, yet some of the second',
      [
        ['A', 'A-02', 7],
        ['B', 'A-01', 2],
      ],
      true,
    ],
    ['only the second', [['B', 'A-01', 5]], true],
    ['a lot that was passed over', [['C', 'A-03', 1]], true],
  ] as const)('asks for a reason: %s', (_name, rows, expected) => {
    const takes = rows.map(([lotId, code, quantity]) => ({ lotId, locationId: `WH:${code}`, quantity }))
    expect(strays(line(1), takes)).toBe(expected)
  })
})

describe('a scanned code', () => {
  const tasks = pickTasks(
    [line(1), line(2)],
    { ...noProgress, taken: { '2|B|WH:A-01': 5, '2|A|WH:A-02': 10 } },
    sequence,
  )
  const [current] = tasks

  it.each([
    ['A-01', 'place'],
    ['WH:A-01', 'place'],
    ['a-01', 'place'],
    [' 6900000000001', 'goods'],
    ['A-02', 'other'],
    ['6900000000002', 'done'],
    ['6999999999999', 'none'],
  ])('%s is %s', (code, kind) => {
    expect(matchCode(code, tasks, current).kind).toBe(kind)
  })
})
