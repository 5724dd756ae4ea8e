import { emptyArray, extremeOf } from './key-writer'
import { compareValues, type Document } from './values'

/** A sort: paths in order of weight, each ascending (1) or descending (-1). */
export type SortSpec = [path: string, direction: 1 | -1][]

/** Sorts in BSON's order, stably; an array sorts by its smallest element, descending by its largest. */
export function sortDocuments<T>(items: T[], sort: SortSpec, documentOf: (item: T) => Document): T[] {
  const fields = sort.map(([path, direction]) => ({ parts: path.split('.'), descending: direction < 0 }))
  const keyed = items.map((item) => {
    const document = documentOf(item)
    return { item, keys: fields.map(({ parts, descending }) => sortKey(document, parts, descending)) }
  })
  keyed.sort((a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compareValues(a.keys[i], b.keys[i])
      if (order !== 0) return fields[i]?.descending ? -order : order
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}

function sortKey(document: Document, parts: string[], descending: boolean): unknown {
  const values = valuesAt(document, parts, 0)
  return values.length === 1 ? values[0] : extremeOf(values, descending)
}

/** Every value that a path reaches, entering arrays on the way and at the end. */
function valuesAt(value: unknown, parts: string[], at: number): unknown[] {
  if (Array.isArray(value)) {
    const numeric = at < parts.length && /^\d+$/.test(parts[at] as string)
    if (numeric) return valuesAt((value as unknown[])[Number(parts[at])], parts, at + 1)
    if (at === parts.length) return value.length === 0 ? [emptyArray] : (value as unknown[])
    return value.flatMap((item: unknown) => (Array.isArray(item) ? [] : valuesAt(item, parts, at)))
  }
  if (at === parts.length) return [value]
  if (typeof value !== 'object' || value === null) return [undefined]
  return valuesAt((value as Document)[parts[at] as string], parts, at + 1)
}
