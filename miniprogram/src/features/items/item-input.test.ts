import { pen } from '@shared/domain/testing/fixtures'
import { emptyForm, formOf, renamedUnit, unitNames, type ItemForm } from './item-form'
import { inputOf } from './item-input'

const form = (more: Partial<ItemForm> = {}): ItemForm => ({
  ...emptyForm,
  name: ' 中性笔 ',
  categoryId: 'C1',
  unit: '支',
  ...more,
})
const input = (more: Partial<ItemForm> = {}) => {
  const result = inputOf(form(more))
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.input
}
const problems = (more: Partial<ItemForm>) => {
  const result = inputOf(form(more))
  return 'problems' in result ? Object.keys(result.problems) : []
}

test('what is not filled in is left out', () => {
  expect(input()).toEqual({
    name: '中性笔',
    specification: '',
    categoryId: 'C1',
    unit: '支',
    scale: 0,
    units: [],
    barcodes: [],
    tracking: 'none',
    policy: 'fifo',
    inspect: false,
    levels: [],
    note: '',
  })
})

test('numbers are exact: money in fen, levels in the smallest step, units as rationals', () => {
  const said = input({
    scale: '2',
    price: '1.05',
    shelfLifeDays: '365',
    steps: [
      { key: '1', name: '箱', count: '12', of: '盒' },
      { key: '2', name: '盒', count: '0.5', of: '支' },
    ],
    levels: [{ warehouseId: 'W1', minimum: '1.5', reorderPoint: '', maximum: '10' }],
  })
  expect(said).toMatchObject({ priceFen: 105, shelfLifeDays: 365 })
  expect(said.units).toEqual([
    { name: '箱', numerator: 6, denominator: 1 },
    { name: '盒', numerator: 1, denominator: 2 },
  ])
  expect(said.levels).toEqual([{ warehouseId: 'W1', minimum: 150, maximum: 1000 }])
})

test.each<[string, Partial<ItemForm>, string]>([
  ['no name', { name: ' ' }, 'name'],
  ['no category', { categoryId: '' }, 'categoryId'],
  ['no base unit', { unit: '' }, 'unit'],
  ['a unit without a name', { steps: [{ key: '1', name: '', count: '2', of: '支' }] }, 'steps'],
  ['a unit without a count', { steps: [{ key: '1', name: '盒', count: '', of: '支' }] }, 'steps'],
  [
    'a barcode with a wrong digit',
    { barcodes: [{ key: '1', code: '6901234567893', unit: '支' }] },
    'barcodes',
  ],
  ['a shelf life of half a day', { shelfLifeDays: '0.5' }, 'shelfLifeDays'],
  ['a price of three places', { price: '1.005' }, 'price'],
  ['no minimum', { levels: [{ warehouseId: 'W1', minimum: '', reorderPoint: '', maximum: '9' }] }, 'levels'],
  [
    'half a pen',
    { levels: [{ warehouseId: 'W1', minimum: '0.5', reorderPoint: '', maximum: '' }] },
    'levels',
  ],
])('%s is to be put right', (_name, more, field) => expect(problems(more)).toEqual([field]))

test('the form of an item says the item again', () => {
  const shown = formOf({ item: pen })
  expect(shown.steps.map(({ name, count, of }) => [name, count, of])).toEqual([
    ['盒', '12', '支'],
    ['箱', '12', '盒'],
  ])
  const { units, levels, priceFen } = (() => {
    const result = inputOf(shown)
    if ('problems' in result) throw new Error('the form of a good item is good')
    return result.input
  })()
  expect({ units, levels, priceFen }).toEqual({
    units: pen.units,
    levels: pen.levels,
    priceFen: pen.priceFen,
  })
})

test('a renamed unit takes along what refers to it', () => {
  const given = form({
    steps: [
      { key: '1', name: '盒', count: '12', of: '支' },
      { key: '2', name: '箱', count: '12', of: '盒' },
    ],
    barcodes: [{ key: '1', code: 'X', unit: '盒' }],
  })
  expect(renamedUnit(given, '盒', '包')).toMatchObject({
    steps: [{}, { of: '包' }],
    barcodes: [{ unit: '包' }],
  })
  expect(unitNames(given)).toEqual(['支', '盒', '箱'])
})
