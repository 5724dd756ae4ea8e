import { requestFailed } from '../../../admin/errors'
import { bounded, testBounded } from '../../pcre/bounded'
import { partsOf, regExpOf } from '../../regexp'
import { isNullish, onNamed } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { typeName } from '../expression/value-types'

/** Regular expressions on texts; positions count code points. */
export const regularExpressions: Record<string, OperatorMaker> = {
  $regexMatch: operator((input, expression) => testBounded(expression, input), false),
  $regexFind: operator((input, expression) => {
    const match = bounded(expression, input, (pattern, text) => pattern.exec(text))
    return match === null ? null : found(match, input)
  }, null),
  $regexFindAll: operator((input, expression) => {
    const everywhere = new RegExp(expression.source, `${expression.flags}g`)
    const matches = bounded(everywhere, input, (pattern, text) => [...text.matchAll(pattern)])
    return matches.map((match) => found(match, input))
  }, []),
}

function operator(work: (input: string, expression: RegExp) => unknown, onNull: unknown): OperatorMaker {
  return onNamed(['input', 'regex'], ['options'], ({ input, regex, options }, name) => {
    if (!isNullish(input) && typeof input !== 'string')
      throw requestFailed(`${name} needs 'input' to be of type string`)
    const expression = expressionOf(regex, options, name)
    return isNullish(input) || expression === null ? onNull : work(input, expression)
  })
}

/** The last expression made of a text: mostly it is the same for every document. */
let latest: { key: string; expression: RegExp } | undefined

function expressionOf(regex: unknown, options: unknown, name: string): RegExp | null {
  if (isNullish(regex)) return null
  if (typeof regex !== 'string' && !(regex instanceof RegExp))
    throw requestFailed(`${name} needs 'regex' to be of type string or regex, not ${typeName(regex)}`)
  if (!isNullish(options) && typeof options !== 'string')
    throw requestFailed(`${name} needs 'options' to be of type string`)
  const { pattern, options: own } = regex instanceof RegExp ? partsOf(regex) : { pattern: regex, options: '' }
  if (own !== '' && !isNullish(options) && options !== '')
    throw requestFailed(`${name}: found regex option(s) specified in both 'regex' and 'option' fields`)
  const flags = isNullish(options) ? own : own || options
  if (/[^imsxu]/.test(flags)) throw requestFailed(`${name}: invalid flag in regex options: ${flags}`)
  if (regex instanceof RegExp && flags === own) return regex
  const key = `${flags}/${pattern}`
  if (latest?.key === key) return latest.expression
  try {
    latest = { key, expression: regExpOf({ pattern, options: flags }) }
    return latest.expression
  } catch (error) {
    throw requestFailed(`Invalid Regex in ${name}: ${(error as Error).message}`)
  }
}

function found(match: RegExpMatchArray, input: string) {
  const [text, ...captures] = match
  return {
    match: text,
    idx: [...input.slice(0, match.index)].length,
    captures: captures.map((capture: string | undefined) => capture ?? null),
  }
}
