import type { FieldChange } from '../schema/journal'

/** Fields that a save always touches or that follow from others: they tell an auditor nothing. */
const silent = new Set(['_id', 'updatedAt', 'initials', 'pinyin', 'keptIn'])

/**
 * What a save changed, field by field, for the journal: `before` is absent where there was nothing, `after` where
 * nothing is left. Fields of equal content are left out; the order is that of the document.
 */
export function fieldChanges(before: object | undefined, after: object | undefined): FieldChange[] {
  const [old, fresh] = [{ ...before } as Fields, { ...after } as Fields]
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((path) => !silent.has(path) && text(old[path]) !== text(fresh[path]))
    .map((path) => ({
      path,
      ...(old[path] === undefined ? {} : { before: old[path] }),
      ...(fresh[path] === undefined ? {} : { after: fresh[path] }),
    }))
}

type Fields = Record<string, unknown>

/** Equal for equal content: fields of an object in the order of their names, without those undefined. */
const text = (value: unknown): string | undefined =>
  JSON.stringify(value, (_key, part: unknown) => sorted(part))

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
