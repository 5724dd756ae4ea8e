import { alternativesOf, boundsOf, type Bound } from './bounds'
import { type Collection, type IndexDeclaration } from './catalog'
import { type SortSpec } from './sort'
import { isPlainObject, type Document } from './values'

/** What to tell about a query that no index serves. */
export interface Advice {
  message: string
  /** The index to declare, where one would help. */
  index?: IndexDeclaration
}

/**
 * The index that would serve a query: fields with one value first, then the order, then ranges. A query that no index
 * can narrow (such as one for everything but a value) is told so.
 */
export function adviseIndex(collection: Collection, query: Document, sort: SortSpec): Advice {
  const index = suggest(boundsOf(query), sort) ?? suggestForBranch(collection, query)
  const asked = [...new Set([...fieldsOf(query), ...sort.map(([path]) => path)])]
  const what = `{ ${asked.join(', ')} }`
  if (index === undefined || isDeclared(collection, index)) {
    return {
      message: `no index can serve ${what}: ask for a value, a list of values, a range or the beginning of a text`,
    }
  }
  return { message: `no index serves ${what}: ${JSON.stringify(index)} would`, index }
}

function suggest(bounds: Map<string, Bound>, sort: SortSpec): IndexDeclaration | undefined {
  const fields = new Map<string, IndexDeclaration['fields'][number][1]>()
  const known = [...bounds].filter(([path]) => path !== '_id')
  const take = (paths: [string, Bound][], kind: 1 | '2dsphere') =>
    paths.forEach(([path]) => fields.set(path, fields.get(path) ?? kind))
  take(
    known.filter(([, { points }]) => points !== undefined),
    1,
  )
  if (sort.length > 1 || sort[0]?.[0] !== '_id') {
    for (const [path, direction] of sort) if (!fields.has(path)) fields.set(path, direction)
  }
  take(
    known.filter(([, { low, high }]) => low !== undefined || high !== undefined),
    1,
  )
  if (sort.length === 0)
    take(
      known.filter(([, { cells }]) => cells !== undefined),
      '2dsphere',
    )
  if (fields.size === 0) return undefined
  return { name: `by${[...fields.keys()].map(capitalised).join('')}`, fields: [...fields] }
}

/** Of alternatives each needs an index of its own: the first that has none. */
function suggestForBranch(collection: Collection, query: Document): IndexDeclaration | undefined {
  for (const branch of alternativesOf(query) ?? []) {
    const index = suggest(boundsOf(branch), [])
    if (index !== undefined && !isDeclared(collection, index)) return index
  }
  return undefined
}

function isDeclared({ indexes }: Collection, { fields }: IndexDeclaration): boolean {
  return indexes.some((index) => fields.every(([path], i) => index.fields[i]?.path === path))
}

function fieldsOf(query: Document): string[] {
  return Object.entries(query).flatMap(([key, condition]) => {
    if (!key.startsWith('$')) return [key]
    return Array.isArray(condition) ? condition.filter(isPlainObject).flatMap(fieldsOf) : []
  })
}

function capitalised(path: string): string {
  return path.replace(/(?:^|[^A-Za-z0-9]+)(\w)/g, (_, letter: string) => letter.toUpperCase())
}
