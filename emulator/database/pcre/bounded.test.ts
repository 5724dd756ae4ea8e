import { bounded, testBounded, testerOf } from './bounded'

test.each([
  [/(a+)+$/, `${'a'.repeat(40)}!`],
  [/(a|aa)+$/i, `${'a'.repeat(60)}!`],
  [/(?=a)(a+)+\1$/, `${'a'.repeat(40)}!`],
  [/(?:a*){30,}$/, `${'a'.repeat(60)}!`],
  [/a*a*a*a*a*a*b/, 'a'.repeat(3_000)],
])('%s is interrupted and refused', (expression, text) => {
  expect(() => testBounded(expression, text)).toThrow('match limit exceeded')
})

test('what ends in time answers, whichever way it goes', () => {
  expect(testBounded(/(a+)+$/, 'a'.repeat(5_000))).toBe(true)
  expect(testBounded(/(b|c)+x/, 'hello world, hello world')).toBe(false)
  expect(testBounded(/^纱布.*盒$/, `纱布${'一'.repeat(2_000)}盒`)).toBe(true)
  expect(bounded(/(\d+)-(\d+)+/, `${'-'.repeat(40)}12-34`, (pattern, text) => pattern.exec(text)?.[1])).toBe(
    '12',
  )
})

test('many texts of one query are bounded together', () => {
  const test = testerOf(/(a|aa)+$/)
  const read = () => Array.from({ length: 1_000 }, (_, i) => test(`${'a'.repeat(28)}!${i}`))
  expect(read).toThrow('for the texts of one query')
})
