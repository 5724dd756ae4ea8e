import { createServerClock } from './clock'
import { correctionOf, detailsProblem } from './details'
import { foundProblem, foundQuantity } from './found-draft'
import { nextStop } from './next-location'
import { countTexts, groupTags } from './tag-groups'

describe('the server’s clock', () => {
  test('is the phone’s put right by half the way there and back', () => {
    const clock = createServerClock()
    clock.learn('2026-11-22T01:00:10.000Z', 1_000, 1_200)
    expect(clock.at(1_100)).toBe('2026-11-22T01:00:10.000Z')
  })
  test('the quickest answer is believed, until it is old', () => {
    const clock = createServerClock()
    clock.learn('2026-11-22T01:00:10.000Z', 0, 100)
    clock.learn('2026-11-22T01:00:20.000Z', 1_000, 9_000)
    expect(clock.at(50)).toBe('2026-11-22T01:00:10.000Z')
    clock.learn('2026-11-22T03:00:00.000Z', 700_000, 704_000)
    expect(clock.at(702_000)).toBe('2026-11-22T03:00:00.000Z')
  })
})

describe('where to go next', () => {
  const stop = (location: string) => ({ locationId: `WH:${location}`, location })
  const route = ['A-1', 'A-2', 'A-3'].map(stop)
  test('on in walking order, past what others finished', () => {
    expect(nextStop('WH:A-1', route, [stop('A-1'), stop('A-3')])).toEqual(stop('A-3'))
  })
  test('back to what was left behind, at the end', () => {
    expect(nextStop('WH:A-3', route, [stop('A-1')])).toEqual(stop('A-1'))
  })
  test('nowhere when nothing is open', () => expect(nextStop('WH:A-1', route, [stop('A-1')])).toBeUndefined())
})

describe('what is noted beside a number', () => {
  const fine = { quantity: 5, damaged: 0, correction: undefined, photos: 0, photoWanted: false }
  test.each([
    [{ quantity: null }, '请先填一共有多少'],
    [{ damaged: null }, '损坏数量不是一个数'],
    [{ damaged: 6 }, '损坏的比数到的还多，请核对'],
    [{ damaged: 1 }, '记损坏要拍下损坏处'],
    [{ correction: { lotNo: 'B' } }, '改批号或效期要拍下标签'],
    [{ photoWanted: true }, '这一行要拍照'],
    [
      { correction: { productionDate: '2026-05-01', expiryDate: '2026-04-01' }, photos: 1 },
      '有效期早于生产日期，请核对标签',
    ],
  ])('%j is sent back', (change, problem) => expect(detailsProblem({ ...fine, ...change })).toBe(problem))
  test('all else is noted', () => {
    expect(detailsProblem(fine)).toBeUndefined()
    expect(detailsProblem({ ...fine, damaged: 5, photos: 1 })).toBeUndefined()
  })
  test('only what differs is a correction', () => {
    const line = { lotNo: 'A1', expiryDate: '2027-01-01' }
    expect(correctionOf(line, { lotNo: ' A1 ', productionDate: '', expiryDate: '' })).toBeUndefined()
    expect(correctionOf(line, { lotNo: 'A7', productionDate: '', expiryDate: '2027-01-01' })).toEqual({
      lotNo: 'A7',
    })
  })
})

describe('goods found', () => {
  const item = {
    code: 'X',
    name: '笔',
    specification: '',
    unit: '支',
    scale: 0,
    tracking: 'none' as const,
    units: [{ name: '盒', numerator: 12, denominator: 1 }],
    codes: [],
  }
  test('count in the unit that was chosen', () => {
    expect(foundQuantity(item, 2, '盒')).toBe(24)
    expect(foundQuantity(item, null, '盒')).toBeUndefined()
    expect(foundQuantity(item, 2, '桶')).toBeUndefined()
  })
  test('want a quantity, and a piece its number', () => {
    expect(foundProblem({ itemId: 'X', item }, 0)).toBe('请填数量')
    expect(foundProblem({ itemId: 'X', item }, undefined)).toContain('换一个单位')
    expect(foundProblem({ itemId: 'X', item: { ...item, tracking: 'serial' } }, 1)).toContain('序列号')
    expect(
      foundProblem({ itemId: 'X', item: { ...item, tracking: 'serial' }, serialNo: 'S1' }, 1),
    ).toBeUndefined()
  })
})

describe('tags of a shelf', () => {
  const tag = (epc: string, itemId?: string, more = {}) => ({
    epc,
    scheme: 'sgtin-96' as const,
    ...(itemId ? { itemId, itemName: '笔', unit: '盒', quantity: 12 } : { problem: '没有登记' }),
    ...more,
  })
  test('add up by item, pieces each for itself', () => {
    const { groups, unknown } = groupTags([
      tag('1', 'X'),
      tag('2', 'X', { unit: '支', quantity: 1 }),
      tag('3', 'PC', { lotId: 'PC:1', serial: '1' }),
      tag('4', 'PC', { lotId: 'PC:2', serial: '2' }),
      tag('5'),
    ])
    expect(groups.map(({ key, tags, quantity, units }) => [key, tags, quantity, units])).toEqual([
      ['X', 2, 13, '1 盒、1 支'],
      ['PC/PC:1', 1, 12, '1 盒'],
      ['PC/PC:2', 1, 12, '1 盒'],
    ])
    expect(unknown).toHaveLength(1)
  })
  test('are counted as they come in, each once', () => {
    expect(countTexts('30AA\n30bb 30AA,，;30cc\n')).toBe(3)
  })
})
