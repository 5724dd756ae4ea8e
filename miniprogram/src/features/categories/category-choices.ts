import type { OutputOf } from '@shared/operations'
import type { Choice } from '@/components/picker-field'

type Tree = OutputOf<'masterdata.categoryTree'>
type Row = Tree['rows'][number]

/** The tree line by line, each right below its parent, with its depth. */
export function inTreeOrder<R extends Omit<Row, 'items'>>(rows: readonly R[]): { row: R; depth: number }[] {
  const known = new Set(rows.map(({ _id }) => _id))
  const under = (parentId: string | null, depth: number): { row: R; depth: number }[] =>
    rows
      .filter((row) =>
        parentId === null ? !row.parentId || !known.has(row.parentId) : row.parentId === parentId,
      )
      .sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1))
      .flatMap((row) => [{ row, depth }, ...under(row._id, depth + 1)])
  return under(null, 0)
}

/** Categories that an item may be put into: those of the standard in force, and the one where it is. */
export function categoryChoices(tree: Tree | undefined, chosen: string): Choice[] {
  if (!tree) return []
  return inTreeOrder(tree.rows)
    .filter(({ row }) => row._id === chosen || (row.scheme === tree.scheme && row.status === 'active'))
    .map(({ row }) => ({
      value: row._id,
      text: row.name,
      note: `${above(tree.rows, row)}${row.code}${row.status === 'disabled' ? ' · 已停用' : ''}`,
    }))
}

/** What a category stands under, such as `办公用品 / `; nothing at the top. */
export function above(rows: readonly Row[], { parentId }: Row): string {
  const parent = rows.find(({ _id }) => _id === parentId)
  return parent ? `${above(rows, parent)}${parent.name} / ` : ''
}

export const schemeText: Record<Tree['scheme'], string> = { gbt14885: 'GB/T 14885', own: '本单位编码' }
