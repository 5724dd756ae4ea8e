import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { type Expression, type Variables } from '../expression/types'
import { type StageMaker } from './types'

const decisions = { KEEP: Symbol('keep'), PRUNE: Symbol('prune'), DESCEND: Symbol('descend') }

/** Keeps or leaves out objects at every level, as the expression decides with `$$KEEP`, `$$PRUNE` or `$$DESCEND`. */
export const redact: StageMaker = (spec, { compile }) => {
  const expression = compile(spec, Object.keys(decisions))
  return function* (input, variables) {
    const all = { ...variables, ...decisions }
    for (const document of input) {
      const kept = redactObject(document, document, expression, all)
      if (kept !== undefined) yield kept
    }
  }
}

function redactObject(
  current: Document,
  root: Document,
  expression: Expression,
  variables: Variables,
): Document | undefined {
  switch (expression({ root, current, variables })) {
    case decisions.KEEP:
      return current
    case decisions.PRUNE:
      return undefined
    case decisions.DESCEND: {
      const kept: Document = {}
      for (const [key, value] of Object.entries(current)) {
        const item = redactValue(value, root, expression, variables)
        if (item !== undefined) kept[key] = item
      }
      return kept
    }
    default:
      throw requestFailed('$redact must resolve to $$KEEP, $$PRUNE, or $$DESCEND')
  }
}

function redactValue(value: unknown, root: Document, expression: Expression, variables: Variables): unknown {
  if (isPlainObject(value)) return redactObject(value, root, expression, variables)
  if (!Array.isArray(value)) return value
  return (value as unknown[])
    .map((item) => redactValue(item, root, expression, variables))
    .filter((item) => item !== undefined)
}
