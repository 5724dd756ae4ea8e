import { type Bound } from './bounds'
import { type IndexField } from './index-entries'
import { type SortSpec } from './sort'

/** How an index is read so that its entries come in the asked order. */
export interface IndexOrder {
  descending: boolean
  /** The ranges of several values of the first fields are read side by side, ordered by the fields that follow. */
  merge: boolean
}

/**
 * Whether the index gives the sort's order. The first `equalities` fields are bound to values, `prefixes`
 * combinations of them in all; a field that is bound to one value only has no say in the order.
 */
export function orderOf(
  fields: IndexField[],
  multikey: number,
  equalities: number,
  prefixes: number,
  bounds: Map<string, Bound>,
  sort: SortSpec,
): IndexOrder | undefined {
  const isArray = (i: number) => ((multikey >> i) & 1) === 1
  const isFixed = (field: IndexField, i: number) => {
    const points = i < equalities ? bounds.get(field.path)?.points : undefined
    return points?.length === 1 && points[0] !== null && points[0] !== undefined && !isArray(i)
  }
  const fixed = new Set(fields.filter(isFixed).map(({ path }) => path))
  const wanted = sort.filter(([path]) => !fixed.has(path))
  const follows = (ordering: number[]): IndexOrder['descending'] | undefined => {
    let descending: boolean | undefined
    for (const [place, [path, direction]] of wanted.entries()) {
      const i = ordering[place]
      const field = i === undefined ? undefined : fields[i]
      if (i === undefined || field?.path !== path || isArray(i)) return undefined
      const asked = field.descending !== direction < 0
      if (descending !== undefined && descending !== asked) return undefined
      descending = asked
    }
    return descending ?? false
  }
  const places = fields.map((_, i) => i)
  const inSequence = follows(places.filter((i) => !isFixed(fields[i] as IndexField, i)))
  if (inSequence !== undefined) return { descending: inSequence, merge: false }
  const sideBySide = follows(places.filter((i) => i >= equalities))
  return sideBySide === undefined ? undefined : { descending: sideBySide, merge: prefixes > 1 }
}
