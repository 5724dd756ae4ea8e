import { areasOf, WHOLE } from './areas-draft'
import { wholeWarehouse } from './scope-draft'
import {
  emptyStocktake,
  isBlind,
  openProblem,
  toOpenInput,
  type Preview,
  type StocktakeDraft,
} from './stocktake-draft'

const preview = (lines: number): Preview => ({
  lines,
  locations: 0,
  items: 0,
  scopeText: '',
  overlapping: [],
  zones: [],
  blindDefault: false,
})
const draft = (part: Partial<StocktakeDraft>): StocktakeDraft => ({
  ...emptyStocktake,
  warehouseId: 'WH-BG',
  ...part,
})
const shelf = { id: 'WH-BG:A-01', name: 'A-01' }
const areas = areasOf('none', { zones: [], racks: [] }, {})

test.each<[string, Partial<StocktakeDraft>, number, string | undefined]>([
  ['no warehouse', { warehouseId: '' }, 5, '请选择仓库'],
  ['nothing there', {}, 0, '这个范围里没有库存，请放宽范围'],
  ['an empty shelf may be counted', { scope: { ...wholeWarehouse, locations: [shelf] } }, 0, undefined],
  ['short shelves that are not read yet', { requestIds: ['r1'] }, 5, '还没读到短少的库位，请稍等一下再点'],
  ['all is well', {}, 5, undefined],
])('%s', (_name, part, lines, problem) => {
  expect(openProblem(draft(part), preview(lines), true, areas)).toBe(problem)
})

test('zones of another scope are not made areas', () => {
  expect(openProblem(draft({ split: 'zones' }), preview(5), false, areas)).toBe(
    '还在看范围里有哪些库区，请稍等一下再点',
  )
})

test('blind by the settings unless chosen', () => {
  expect(isBlind(draft({}), preview(1))).toBe(false)
  expect(isBlind(draft({ blind: true }), preview(1))).toBe(true)
  expect(isBlind(draft({}), undefined)).toBe(true)
  expect(toOpenInput(draft({}), areas)).not.toHaveProperty('blind')
  expect(toOpenInput(draft({ blind: false }), areas).blind).toBe(false)
})

test('what was left empty is not sent', () => {
  expect(toOpenInput(draft({ name: '  ' }), areas)).toEqual({
    kind: 'periodic',
    warehouseId: 'WH-BG',
    scope: {},
    double: false,
    frozen: false,
  })
})

test('from a shelf: its place, its people, its requests', () => {
  const people = { [WHOLE]: { counters: [{ id: 'clerk', name: '王敏' }], seconds: [] } }
  const sent = toOpenInput(
    draft({
      scope: { ...wholeWarehouse, locations: [shelf] },
      people,
      requestIds: ['r1'],
      dueOn: '2026-11-30',
    }),
    areasOf('none', { zones: [], racks: [] }, people),
  )
  expect(sent).toMatchObject({
    scope: { locationIds: ['WH-BG:A-01'] },
    areas: [{ counterIds: ['clerk'] }],
    countRequestIds: ['r1'],
    dueOn: '2026-11-30',
  })
})
