import { translate } from './pcre/translate'

/** A regular expression as it stands on the wire. */
export interface RegExpParts {
  pattern: string
  options: string
}

/** JavaScript escapes slashes, orders flags and knows no `x`: what was written stands beside the expression. */
const written = new WeakMap<RegExp, RegExpParts>()

/** The expression that runs with MongoDB's meaning, remembering how it was written. Throws when there is none. */
export function regExpOf(parts: RegExpParts): RegExp {
  const { source, flags } = translate(parts.pattern, parts.options)
  return remember(new RegExp(source, flags), parts)
}

/** As `regExpOf`; what JavaScript cannot run matches nothing, but is kept as it was written. */
export function storedRegExp(parts: RegExpParts): RegExp {
  try {
    return regExpOf(parts)
  } catch {
    return remember(/(?!)/, parts)
  }
}

/** How the expression was written. */
export function partsOf(expression: RegExp): RegExpParts {
  return written.get(expression) ?? naturalParts(expression)
}

function remember(expression: RegExp, parts: RegExpParts): RegExp {
  const { pattern, options } = naturalParts(expression)
  if (pattern !== parts.pattern || options !== parts.options) written.set(expression, parts)
  return expression
}

const naturalParts = ({ source, flags }: RegExp): RegExpParts => ({
  pattern: source,
  options: [...flags].sort().join(''),
})
