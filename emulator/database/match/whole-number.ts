import { requestFailed } from '../../admin/errors'
import { integerOf, isNaNumber, isNumeric, toNumber } from '../numbers'
import { valueText } from '../value-text'

/** The operand of `$size` and of the keywords that count: a whole number from 0 on, refused in MongoDB's words. */
export function countOf(value: unknown, name: string, context = ''): number {
  const refusal = (what: string) => requestFailed(`${context}${what}: ${name}: ${valueText(value)}`)
  if (!isNumeric(value)) throw refusal('Expected a number in')
  if (isNaNumber(value)) throw refusal('Expected an integer, but found NaN in')
  const whole = integerOf(value)
  if (whole === undefined) throw refusal('Expected an integer')
  if (whole < 0n) throw refusal('Expected a non-negative number in')
  return toNumber(value) as number
}
