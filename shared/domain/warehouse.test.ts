import type { Location, Warehouse, Zone } from '../schema/masterdata'
import { generateLocations, saveLocation, saveWarehouse } from './warehouse'

const now = '2026-11-22T08:00:00.000Z'
const a: Zone = { code: 'A', name: '一区', kind: 'qualified' }
const dj: Zone = { code: 'DJ', name: '待检区', kind: 'inspection' }
const input = { code: 'WH-T', name: '试库', branch: '本部', zones: [a, dj] }
const nobody = new Map<string, number>()

const warehouse: Warehouse = {
  _id: 'WH-T',
  code: 'WH-T',
  name: '试库',
  branch: '本部',
  zones: [a, dj],
  status: 'active',
  revision: 3,
  updatedAt: now,
}

test('a new warehouse takes its code as id; a changed one keeps it and counts on', () => {
  expect(saveWarehouse(undefined, input, nobody, now)).toMatchObject({
    data: { _id: 'WH-T', status: 'active', revision: 1, updatedAt: now },
  })
  const changed = saveWarehouse(warehouse, { ...input, code: 'X', name: '新名', updatedAt: now }, nobody, now)
  expect(changed).toMatchObject({ data: { _id: 'WH-T', code: 'WH-T', name: '新名', revision: 4 } })
})

test.each([
  ['a zone twice', [a, a], nobody, 'ZONE_RULE'],
  ['no zone for goods that can be used', [dj], nobody, 'ZONE_RULE'],
  ['a zone with locations dropped', [a], new Map([['DJ', 2]]), 'ZONE_IN_USE'],
  [
    'a zone with locations made another kind',
    [a, { ...dj, kind: 'rejected' as const }],
    new Map([['DJ', 2]]),
    'ZONE_IN_USE',
  ],
])('refuses %s', (_name, zones, locations, code) => {
  expect(saveWarehouse(warehouse, { ...input, zones, updatedAt: now }, locations, now)).toMatchObject({
    code,
  })
})

test('an empty zone may go, and a zone with locations may be renamed', () => {
  expect(saveWarehouse(warehouse, { ...input, zones: [a], updatedAt: now }, nobody, now)).toMatchObject({
    ok: true,
  })
  const zones = [a, { ...dj, name: '来料待检' }]
  const locations = new Map([['DJ', 2]])
  expect(saveWarehouse(warehouse, { ...input, zones, updatedAt: now }, locations, now)).toMatchObject({
    ok: true,
  })
})

test('a form of an older state is refused', () => {
  expect(saveWarehouse(warehouse, input, nobody, now)).toMatchObject({ code: 'CHANGED_MEANWHILE' })
})

const location: Location = {
  _id: 'WH-T:A-01-01-01',
  warehouseId: 'WH-T',
  code: 'A-01-01-01',
  zone: 'A',
  zoneKind: 'qualified',
  pickSequence: 10,
  capacity: 4,
  status: 'active',
  updatedAt: now,
}

test('a new location takes the kind of its zone and the next place in the walk', () => {
  expect(saveLocation(warehouse, undefined, { code: 'DJ-01-01-01' }, 40, now)).toEqual({
    ok: true,
    data: {
      _id: 'WH-T:DJ-01-01-01',
      warehouseId: 'WH-T',
      code: 'DJ-01-01-01',
      zone: 'DJ',
      zoneKind: 'inspection',
      pickSequence: 50,
      status: 'active',
      updatedAt: now,
    },
  })
})

test('a changed location keeps its code, and its capacity may be lifted', () => {
  const change = { code: 'A-09-09-09', pickSequence: 15, updatedAt: now }
  expect(saveLocation(warehouse, location, change, 40, now)).toMatchObject({
    data: { code: 'A-01-01-01', pickSequence: 15, capacity: undefined },
  })
})

test.each([
  ['of no zone', warehouse, undefined, { code: 'Q-01-01-01' }, 'LOCATION_CODE_WRONG'],
  [
    'of a closed warehouse',
    { ...warehouse, status: 'disabled' as const },
    undefined,
    { code: 'A-01-01-01' },
    'WAREHOUSE_DISABLED',
  ],
  ['changed meanwhile', warehouse, location, { code: 'A-01-01-01' }, 'CHANGED_MEANWHILE'],
])('refuses a location %s', (_name, of, before, change, code) => {
  expect(saveLocation(of, before, change, 40, now)).toMatchObject({ code })
})

test('generates what is missing, after all others, in the order of the walk', () => {
  const codes = ['A-01-01-01', 'A-01-01-02', 'A-01-01-03']
  const has = (code: string) => code === 'A-01-01-02'
  const made = generateLocations(warehouse, a, codes, has, { lastSequence: 70, capacity: 2 }, now)
  expect(
    made.ok && made.data.map(({ code, pickSequence, capacity }) => [code, pickSequence, capacity]),
  ).toEqual([
    ['A-01-01-01', 80, 2],
    ['A-01-01-03', 90, 2],
  ])
  expect(generateLocations(warehouse, a, codes, () => true, { lastSequence: 70 }, now)).toMatchObject({
    code: 'NOTHING_TO_GENERATE',
  })
})
