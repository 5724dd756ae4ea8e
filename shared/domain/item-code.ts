import { reject, type Rejection } from '../errors'
import type { ItemCodeRule } from '../schema/settings'
import { gs1CheckDigit, mod37Hybrid36, mod37Radix2 } from './check-digit'

/** What stands before the running number: prefix and category code, such as `WZ-A0504-`. One counter for each stem. */
export function stemOf(rule: ItemCodeRule, categoryCode: string): string {
  const category = rule.withCategory ? categoryPart(rule, categoryCode) : ''
  const parts = [rule.prefix, category].filter((part) => part !== '')
  return parts.map((part) => part + rule.separator).join('')
}

const categoryPart = (rule: ItemCodeRule, code: string): string => {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return rule.categoryLength > 0 ? plain.slice(0, rule.categoryLength) : withoutZeroPairs(plain)
}

/** `A05040100` → `A050401`: levels that are not used, two digits each, go. */
const withoutZeroPairs = (code: string): string => code.replace(/^(.+?)(00)+$/, '$1')

/**
 * The code with this running number. Null when the check character would be `*`, which labels and links cannot carry:
 * the number is passed over. The number may outgrow its digits; the code is longer then and stays unique.
 */
export function codeAt(rule: ItemCodeRule, stem: string, number: number): string | null {
  const body = stem + String(number).padStart(rule.sequenceDigits, '0')
  const check = checkOf(rule.check, body)
  return check === null || check === '*' ? null : body + check
}

/** The check character of a code's body, separators left out; empty when the rule has none, null when it has no such. */
function checkOf(check: ItemCodeRule['check'], body: string): string | null {
  const plain = body.replaceAll('-', '')
  if (check === 'none') return ''
  if (check === 'gs1') return gs1CheckDigit(plain)
  return check === 'mod37-2' ? mod37Radix2(plain) : mod37Hybrid36(plain)
}

/** Null when a typed code is right under the rule; otherwise ITEM_CODE_CHECK with the character that belongs there. */
export function refuseTypedCode(rule: ItemCodeRule, code: string): Rejection | null {
  if (!rule.checkTyped || rule.check === 'none') return null
  const expected = checkOf(rule.check, code.slice(0, -1).replace(/[^A-Z0-9-]/g, ''))
  return expected === code.slice(-1) ? null : reject('ITEM_CODE_CHECK', { itemCode: code, expected })
}

/** What stands in the way of a rule, in Chinese; null when it can make codes. */
export function ruleProblem(rule: ItemCodeRule, categoryCodes: readonly string[]): string | null {
  if (
    rule.check === 'gs1' &&
    (/\D/.test(rule.prefix) || (rule.withCategory && categoryCodes.some(hasLetter)))
  )
    return 'GS1 校验只能用数字：请把前缀改成数字并去掉分类代码，或改用字母数字校验'
  if (!rule.prefix && !rule.withCategory) return '前缀和分类代码至少要有一个，否则编码会和条码混在一起'
  return null
}

const hasLetter = (code: string): boolean => /[A-Za-z]/.test(code)
