import { padTotal, press, sumText, unitsOf, type PadKey, type Typed } from './pad'

const pen = {
  name: '中性笔',
  unit: '支',
  scale: 0,
  units: [
    { name: '盒', numerator: 12, denominator: 1 },
    { name: '箱', numerator: 144, denominator: 1 },
  ],
}
const alcohol = { name: '乙醇', unit: 'L', scale: 2, units: [{ name: '瓶', numerator: 1, denominator: 2 }] }

const typing = (keys: string, unit: string, scale: number, from: Typed = {}): Typed =>
  [...keys].reduce((typed, key) => press(typed, unit, (key === '<' ? 'back' : key) as PadKey, scale), from)

test('units from the largest down', () => expect(unitsOf(pen)).toEqual(['箱', '盒', '支']))

test.each([
  ['12', '12'],
  ['012', '12'],
  ['1<2', '2'],
  ['1.5', '15'],
  ['12345678901', '1234567890'],
])('keys %s of what is counted make %s', (keys, text) => {
  expect(typing(keys, '支', 0)['支']).toBe(text)
})
test.each([
  ['.5', '0.5'],
  ['1.257', '1.25'],
  ['1.2.3', '1.23'],
])('keys %s of what is measured make %s', (keys, text) => {
  expect(typing(keys, 'L', 2)['L']).toBe(text)
})
test('clear empties one unit and leaves the others', () => {
  expect(press({ 箱: '2', 支: '5' }, '支', 'clear', 0)).toEqual({ 箱: '2', 支: '' })
})

test('the sum is exact over all units', () => {
  expect(padTotal(pen, { 箱: '2', 盒: '0', 支: '5' })).toEqual({ ok: true, quantity: 293 })
  expect(padTotal(alcohol, { 瓶: '3', L: '0.25' })).toEqual({ ok: true, quantity: 175 })
})
test('zero is a number, nothing is none', () => {
  expect(padTotal(pen, { 支: '0' })).toEqual({ ok: true, quantity: 0 })
  expect(padTotal(pen, { 支: '' })).toEqual({ ok: false, empty: true })
})
test.each([
  [{ 瓶: '0.01' }, '换不成整数的L'],
  [{ 桶: '1' }, '换不成'],
  [{ L: '9999999999' }, '数量太大'],
])('what cannot be counted says why: %j', (typed: Typed, problem) => {
  expect(padTotal(alcohol, typed)).toMatchObject({
    ok: false,
    empty: false,
    problem: expect.stringContaining(problem),
  })
})
test('too much altogether', () => {
  expect(padTotal(pen, { 箱: '6000000', 支: '900000000' })).toMatchObject({
    ok: false,
    problem: '数量太大，请检查',
  })
})
test('the sum in words', () =>
  expect(sumText({ 支: '5', 箱: '2', 盒: '' }, unitsOf(pen))).toBe('2 箱 + 5 支'))
