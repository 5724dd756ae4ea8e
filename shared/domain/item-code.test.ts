import { defaultSettings, type ItemCodeRule } from '../schema/settings'
import { codeAt, refuseTypedCode, ruleProblem, stemOf } from './item-code'

const rule = (more: Partial<ItemCodeRule> = {}): ItemCodeRule => ({ ...defaultSettings.itemCode, ...more })

test.each([
  [rule(), 'A05040100', 'WZ'],
  [rule({ separator: '-' }), 'A05040100', 'WZ-'],
  [rule({ withCategory: true }), 'A05040100', 'WZA050401'],
  [rule({ withCategory: true, separator: '-' }), 'A05000000', 'WZ-A05-'],
  [rule({ withCategory: true, categoryLength: 3, prefix: '' }), 'A05040100', 'A05'],
  [rule({ withCategory: true }), 'BG-01', 'WZBG01'],
])('stem of %j', (given, category, stem) => expect(stemOf(given, category)).toBe(stem))

test('a running number and its check character', () => {
  expect(codeAt(rule({ check: 'none' }), 'WZ', 7)).toBe('WZ000007')
  expect(codeAt(rule({ check: 'gs1', prefix: '20' }), '20', 7)).toBe('200000077')
  expect(codeAt(rule({ check: 'mod37-36' }), 'WZ', 7)).toMatch(/^WZ000007[0-9A-Z]$/)
  expect(codeAt(rule({ check: 'none', sequenceDigits: 2 }), 'WZ', 123)).toBe('WZ123')
})

test('a separator does not change the check character', () => {
  const [plain, parted] = [codeAt(rule(), 'WZ', 7), codeAt(rule(), 'WZ-', 7)]
  expect(parted?.replace('-', '')).toBe(plain)
})

test('numbers whose check character would be a star are passed over, others are not', () => {
  const codes = Array.from({ length: 200 }, (_, index) => codeAt(rule({ check: 'mod37-2' }), 'WZ', index + 1))
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(0)
  expect(codes.filter((code) => code === null).length).toBeLessThan(20)
})

test('a typed code is checked only where the rule demands it', () => {
  const good = codeAt(rule(), 'WZ-', 12)!
  const wrong = good.slice(0, -1) + (good.endsWith('A') ? 'B' : 'A')
  expect(refuseTypedCode(rule(), wrong)).toBeNull()
  expect(refuseTypedCode(rule({ checkTyped: true }), good)).toBeNull()
  expect(refuseTypedCode(rule({ checkTyped: true }), wrong)).toMatchObject({
    code: 'ITEM_CODE_CHECK',
    details: { expected: good.slice(-1) },
  })
  expect(refuseTypedCode(rule({ checkTyped: true, check: 'none' }), wrong)).toBeNull()
})

test('a rule that cannot make codes says why', () => {
  expect(ruleProblem(rule(), ['A05'])).toBeNull()
  expect(ruleProblem(rule({ check: 'gs1' }), [])).toMatch('数字')
  expect(ruleProblem(rule({ check: 'gs1', prefix: '20', withCategory: true }), ['A05'])).toMatch('数字')
  expect(ruleProblem(rule({ check: 'gs1', prefix: '20', withCategory: true }), ['05'])).toBeNull()
  expect(ruleProblem(rule({ prefix: '' }), [])).toMatch('前缀')
})
