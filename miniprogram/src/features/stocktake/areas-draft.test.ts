import { areaProblem, areasOf, MOST_AREAS, peopleText, toAreas, WHOLE } from './areas-draft'

const zhang = { id: 'zhang', name: '张三' }
const li = { id: 'li', name: '李四' }
const zones = [
  { code: 'A', name: 'A 区', lines: 10 },
  { code: 'B', name: 'B 区', lines: 5 },
]
const places = { zones, racks: ['A-01', 'A-02'] }

test('everything together with nobody named is left to the clerks', () => {
  const areas = areasOf('none', places, {})
  expect(areas).toEqual([{ key: WHOLE, name: '全部', counters: [], seconds: [] }])
  expect(toAreas('none', areas, false)).toBeUndefined()
})

test('a zone is an area, with its people and lines', () => {
  const areas = areasOf('zones', places, { A: { counters: [zhang], seconds: [li] } })
  expect(areas.map(({ key, lines }) => [key, lines])).toEqual([
    ['A', 10],
    ['B', 5],
  ])
  expect(toAreas('zones', areas, true)).toEqual([
    { name: 'A 区', zones: ['A'], counterIds: ['zhang'], secondIds: ['li'] },
    { name: 'B 区', zones: ['B'], counterIds: [], secondIds: [] },
  ])
})

test('a rack is named by the beginning of its codes', () => {
  expect(toAreas('racks', areasOf('racks', places, {}), false)?.map(({ prefixes }) => prefixes)).toEqual([
    ['A-01'],
    ['A-02'],
  ])
})

test('second counters are not sent where one count is enough', () => {
  const areas = areasOf('none', places, { [WHOLE]: { counters: [zhang], seconds: [li] } })
  expect(toAreas('none', areas, false)).toEqual([{ name: '全部', counterIds: ['zhang'], secondIds: [] }])
})

test('there are never more areas than may be sent', () => {
  const racks = Array.from({ length: 80 }, (_, index) => `A-${index}`)
  expect(areasOf('racks', { zones, racks }, {})).toHaveLength(MOST_AREAS)
})

test('without places yet it is one area', () => {
  expect(areasOf('zones', { zones: [], racks: [] }, {})).toHaveLength(1)
})

test('one person cannot count both times', () => {
  const areas = areasOf('zones', places, { A: { counters: [zhang], seconds: [zhang] } })
  expect(areaProblem(areas, true)).toBe('「A 区」的两遍不能都由张三盘，复盘人请另选一位')
  expect(areaProblem(areas, false)).toBeUndefined()
  const others = areasOf('zones', places, { A: { counters: [zhang], seconds: [zhang, li] } })
  expect(areaProblem(others, true)).toBeUndefined()
})

test('who counts, in words', () => {
  expect(peopleText({ counters: [zhang, li], seconds: [] }, false)).toBe('张三、李四')
  expect(peopleText({ counters: [zhang], seconds: [] }, true)).toBe('张三；第二遍 所有仓管员')
})
