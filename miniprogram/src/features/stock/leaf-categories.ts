import type { Category } from '@shared/schema/masterdata'

export interface LeafCategory {
  id: string
  name: string
  /** The group it belongs to; undefined at the top. */
  parentName?: string
}

/** Categories that items stand in: those without a further division, each with its group, in the tree's order. */
export function leafCategories(categories: readonly Category[]): LeafCategory[] {
  const parents = new Set(categories.map(({ parentId }) => parentId))
  const nameOf = new Map(categories.map(({ _id, name }) => [_id, name]))
  return categories
    .filter(({ _id }) => !parents.has(_id))
    .sort((a, b) => a.order - b.order)
    .map(({ _id, name, parentId }) => ({
      id: _id,
      name,
      parentName: parentId ? nameOf.get(parentId) : undefined,
    }))
}
