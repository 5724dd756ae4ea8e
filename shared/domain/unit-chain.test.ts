import { resolveUnits, stepsOf, type UnitStep } from './unit-chain'

const step = (name: string, count: string, of: string): UnitStep => ({ name, count, of })

test('a chain in any order becomes exact factors of the base unit', () => {
  expect(resolveUnits('支', [step('箱', '12', '盒'), step('盒', '100', '支')])).toEqual({
    ok: true,
    data: [
      { name: '箱', numerator: 1200, denominator: 1 },
      { name: '盒', numerator: 100, denominator: 1 },
    ],
  })
})

test('decimals and fractions stay exact', () => {
  const units = resolveUnits('L', [step('瓶', '0.5', 'L'), step('杯', '1/3', 'L'), step('箱', '12', '瓶')])
  expect(units.ok && units.data).toEqual([
    { name: '瓶', numerator: 1, denominator: 2 },
    { name: '杯', numerator: 1, denominator: 3 },
    { name: '箱', numerator: 6, denominator: 1 },
  ])
})

test.each([
  ['the base unit again', [step('支', '2', '支')], 'twice'],
  ['a name twice', [step('盒', '2', '支'), step('盒', '3', '支')], 'twice'],
  ['nothing', [step('盒', '0', '支')], 'count'],
  ['no number', [step('盒', '一打', '支')], 'count'],
  ['an empty count', [step('盒', ' ', '支')], 'count'],
  ['a unit that is not there', [step('箱', '12', '盒')], 'unknown'],
  ['a circle', [step('箱', '12', '盒'), step('盒', '2', '箱')], 'circle'],
  ['beyond a million', [step('箱', '5000', '盒'), step('盒', '5000', '支')], 'large'],
])('%s is refused', (_name, steps, reason) =>
  expect(resolveUnits('支', steps)).toMatchObject({ code: 'UNIT_CHAIN', details: { reason } }),
)

test.each([
  [[step('盒', '100', '支'), step('箱', '12', '盒')], '支'],
  [[step('瓶', '0.5', 'L'), step('杯', '1/3', 'L')], 'L'],
  [[step('箱', '12', '盒'), step('盒', '10', '支')], '支'],
])('stored units are said again as %j', (steps, base) => {
  const units = resolveUnits(base, steps)
  expect(units.ok && stepsOf(base, units.data)).toEqual(steps)
})
