import type { LocationRule, Warehouse } from '../schema/masterdata'
import {
  codesOfRange,
  defaultRule,
  exampleCode,
  parseCode,
  rackOf,
  ruleText,
  zoneOfCode,
} from './location-code'

const lettered: LocationRule = {
  separator: '.',
  segments: [
    { name: '柜', style: 'number', width: 1 },
    { name: '格', style: 'letter', width: 1 },
  ],
}

test('the usual rule in words and as an example', () => {
  expect(ruleText(defaultRule)).toBe('区-架-层-位')
  expect(exampleCode(defaultRule, 'DJ')).toBe('DJ-01-01-01')
  expect(exampleCode(lettered)).toBe('A.1.A')
})

test.each([
  ['as written', 'A-01-02-03', { zone: 'A', numbers: [1, 2, 3] }],
  ['too few parts', 'A-01-02', undefined],
  ['too many parts', 'A-01-02-03-04', undefined],
  ['without its zeros', 'A-1-2-3', undefined],
  ['zero is no place', 'A-00-01-01', undefined],
  ['a letter for a number', 'A-0B-01-01', undefined],
  ['no zone', '-01-02-03', undefined],
])('reads a code %s', (_name, code, expected) => {
  expect(parseCode(defaultRule, code)).toEqual(expected)
})

test.each([
  ['A-01-02-03', 'A-01'],
  ['DJ-01-01-01', 'DJ-01'],
  ['A.2.B', 'A.2'],
  ['A-7', 'A'],
])('%s is in rack %s', (code, rack) => expect(rackOf(code)).toBe(rack))

test('a code names a zone of the warehouse, or says how it should be', () => {
  const warehouse = { zones: [{ code: 'A', name: '一区', kind: 'qualified' }] } as unknown as Warehouse
  expect(zoneOfCode(warehouse, 'A-01-01-01')).toMatchObject({ ok: true, data: { code: 'A' } })
  for (const code of ['B-01-01-01', 'A-01']) {
    expect(zoneOfCode(warehouse, code)).toMatchObject({
      code: 'LOCATION_CODE_WRONG',
      details: { location: code, example: 'A-01-01-01' },
    })
  }
})

const range = (from: string[], to: string[], walk: 'serpentine' | 'straight') => ({
  zone: 'A',
  ranges: from.map((text, index) => ({ from: text, to: to[index] ?? '' })),
  walk,
})
const codes = (...given: Parameters<typeof codesOfRange>) => {
  const result = codesOfRange(...given)
  return result.ok ? result.data : result
}

test('serpentine: every second rack backwards, all levels of a bin together', () => {
  expect(codes(defaultRule, range(['1', '1', '1'], ['2', '2', '2'], 'serpentine'), 100)).toEqual([
    'A-01-01-01',
    'A-01-02-01',
    'A-01-01-02',
    'A-01-02-02',
    'A-02-01-02',
    'A-02-02-02',
    'A-02-01-01',
    'A-02-02-01',
  ])
})

test('straight: every rack from its first bin; part of a rack; letters as people type them', () => {
  expect(codes(defaultRule, range(['3', '1', '4'], ['4', '1', '5'], 'straight'), 100)).toEqual([
    'A-03-01-04',
    'A-03-01-05',
    'A-04-01-04',
    'A-04-01-05',
  ])
  expect(codes(lettered, range(['1', 'a'], ['1', 'C'], 'straight'), 100)).toEqual(['A.1.A', 'A.1.B', 'A.1.C'])
  const single: LocationRule = { separator: '-', segments: [{ name: '位', style: 'number', width: 3 }] }
  expect(codes(single, range(['9'], ['11'], 'serpentine'), 100)).toEqual(['A-009', 'A-010', 'A-011'])
})

test.each([
  ['a range that is missing', range(['1', '1'], ['2', '2'], 'straight'), 'INVALID_INPUT'],
  ['from behind to', range(['3', '1', '1'], ['2', '2', '2'], 'straight'), 'INVALID_INPUT'],
  ['more than the digits hold', range(['1', '1', '1'], ['100', '2', '2'], 'straight'), 'INVALID_INPUT'],
  ['no number', range(['x', '1', '1'], ['2', '2', '2'], 'straight'), 'INVALID_INPUT'],
  ['too many', range(['1', '1', '1'], ['10', '10', '11'], 'straight'), 'TOO_MANY_LOCATIONS'],
])('refuses %s', (_name, given, code) => {
  expect(codesOfRange(defaultRule, given, 1_000)).toMatchObject({ ok: false, code })
})
