import {
  frozenText,
  isWhole,
  namesText,
  scopeDraftOf,
  toScope,
  wholeWarehouse,
  withOne,
  type ScopeDraft,
} from './scope-draft'

const zoneName = (code: string) => `${code} 区`
const scope = (part: Partial<ScopeDraft>): ScopeDraft => ({ ...wholeWarehouse, ...part })

test('a scope that limits nothing sends nothing', () => {
  expect(toScope(wholeWarehouse)).toEqual({})
  expect(isWhole(wholeWarehouse)).toBe(true)
})

test('every limit is sent by id, and comes back the same', () => {
  const draft = scope({
    zones: ['A'],
    locations: [{ id: 'WH-BG:A-01', name: 'A-01' }],
    categories: [{ id: 'C1', name: '耗材' }],
    items: [{ id: 'I1', name: '手套' }],
    custodians: [{ id: 'p1', name: '张三' }],
    valueClasses: ['A'],
    notCountedForDays: 90,
  })
  const sent = toScope(draft)
  expect(sent).toEqual({
    zones: ['A'],
    locationIds: ['WH-BG:A-01'],
    categoryIds: ['C1'],
    itemIds: ['I1'],
    custodianIds: ['p1'],
    valueClasses: ['A'],
    notCountedForDays: 90,
  })
  const names: Record<string, string> = { C1: '耗材', I1: '手套', p1: '张三' }
  expect(scopeDraftOf(sent, (id) => names[id])).toEqual(draft)
  expect(isWhole(draft)).toBe(false)
})

test('what has no name any more is called by its id', () => {
  expect(scopeDraftOf({ itemIds: ['I9'] }, () => undefined).items).toEqual([{ id: 'I9', name: 'I9' }])
})

test('names beyond three are counted', () => {
  expect(namesText([], '个区')).toBe('不限')
  expect(namesText(['A', 'B', 'C'], '个区')).toBe('A、B、C')
  expect(namesText(['A', 'B', 'C', 'D'], '个区')).toBe('A、B、C 等 4 个区')
})

test('the same thing is chosen once', () => {
  const one = { id: 'I1', name: '手套' }
  expect(withOne([one], one)).toEqual([one])
  expect(withOne([], one)).toEqual([one])
})

test.each([
  [scope({}), '整个仓库'],
  [scope({ zones: ['A', 'B'] }), 'A 区、B 区'],
  [scope({ zones: ['A'], locations: [{ id: 'W:A-01', name: 'A-01' }] }), 'A 区里的 A-01'],
  [scope({ items: [{ id: 'I1', name: '手套' }] }), '全库里要盘的物资'],
  [scope({ zones: ['A'], valueClasses: ['A'] }), 'A 区里要盘的物资'],
])('freezing %# stops %s', (draft, text) => {
  expect(frozenText(draft, zoneName)).toBe(text)
})
