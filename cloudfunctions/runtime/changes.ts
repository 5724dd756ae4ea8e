import { isDeepStrictEqual } from 'node:util'
import { _ } from './app'

type Fields = Record<string, unknown>

/**
 * The smallest update that turns `before` into `after`: changed fields only; in an array of equal length the changed
 * fields of its rows by position (`lots.3.quantity`); rows added at the end are pushed. Other arrays are set whole.
 */
export function changesOf(before: Fields, after: Fields): Fields {
  const changes: Fields = {}
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, fresh] = [before[key], after[key]]
    if (key === '_id' || isDeepStrictEqual(old, fresh)) continue
    if (fresh === undefined) changes[key] = _.remove()
    else if (Array.isArray(old) && Array.isArray(fresh)) Object.assign(changes, arrayChanges(key, old, fresh))
    else changes[key] = typeof fresh === 'object' && fresh !== null ? _.set(fresh) : fresh
  }
  return changes
}

function arrayChanges(key: string, before: readonly unknown[], after: readonly unknown[]): Fields {
  if (
    before.length > 0 &&
    after.length > before.length &&
    isDeepStrictEqual(after.slice(0, before.length), before)
  ) {
    return { [key]: _.push({ each: after.slice(before.length) } as never) }
  }
  if (after.length === before.length && after.every(isObject) && before.every(isObject)) {
    const fields: Fields = {}
    for (const [index, row] of after.entries()) {
      for (const [field, value] of Object.entries(changesOf(before[index] as Fields, row))) {
        fields[`${key}.${index}.${field}`] = value
      }
    }
    if (Object.keys(fields).length <= MAX_POSITIONS) return fields
  }
  return { [key]: _.set(after) }
}

/** Beyond this many positions the whole array is shorter to send than its paths. */
const MAX_POSITIONS = 60

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
