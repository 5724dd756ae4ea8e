import { createContext, Script } from 'node:vm'
import { requestFailed } from '../../admin/errors'

/** How long one expression may look at one text. MongoDB counts steps instead, and ends about there. */
const limitMs = 500

const sandbox: { expression?: RegExp; text?: string; work?: (expression: RegExp, text: string) => unknown } =
  {}
const context = createContext(sandbox)
const script = new Script('work(expression, text)')

/**
 * Runs an expression on a text. One that may go back and forth without end (`(a+)+$`) would stop the whole process: it is
 * interrupted after half a second and refused, as MongoDB refuses it at its match limit.
 */
export function bounded<T>(
  expression: RegExp,
  text: string,
  work: (expression: RegExp, text: string) => T,
): T {
  if (!mayExplode(expression, text)) return work(expression, text)
  try {
    Object.assign(sandbox, { expression, text, work })
    return script.runInContext(context, { timeout: limitMs }) as T
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw exceeded(expression, limitMs, 'one text')
  } finally {
    Object.assign(sandbox, { expression: undefined, text: undefined, work: undefined })
  }
}

export const testBounded = (expression: RegExp, text: string): boolean =>
  bounded(expression, text, (pattern, value) => pattern.test(value))

/** As `testBounded` for all texts of one query, which together may take as long as two that are refused. */
export function testerOf(expression: RegExp): (text: string) => boolean {
  let spent = 0
  return (text) => {
    if (!mayExplode(expression, text)) return expression.test(text)
    const began = performance.now()
    const answer = testBounded(expression, text)
    spent += performance.now() - began
    if (spent > 2 * limitMs) throw exceeded(expression, 2 * limitMs, 'the texts of one query')
    return answer
  }
}

const exceeded = ({ source }: RegExp, ms: number, what: string) =>
  requestFailed(`Regular expression match limit exceeded: /${source}/ needs more than ${ms} ms for ${what}`)

const repeats = new WeakMap<RegExp, number>()

/** The way through a private context costs some 50 µs, so plain expressions and short texts go without. */
function mayExplode(expression: RegExp, text: string): boolean {
  let count = repeats.get(expression)
  if (count === undefined) repeats.set(expression, (count = repeatsIn(expression.source)))
  // A group that is repeated grows exponentially, several repeats with their number as the power.
  return count === Infinity ? text.length > 16 : text.length ** count > 1e7
}

function repeatsIn(source: string): number {
  if (/\)(?:[*+]|\{\d+,?\d*\})/.test(source)) return Infinity
  // An expression that is not held at the beginning tries every place.
  const places = source.startsWith('^') ? 0 : 1
  return (source.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0) + places
}
