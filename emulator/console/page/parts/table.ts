import type { Child, Dom } from './dom'

export type Table = ReturnType<typeof tablePart>

/** A column: its title, what stands in it, and `number` when it is read by its size. */
export interface Column<T> {
  title: string
  value: (row: T) => Child
  kind?: 'number' | 'mono'
}

/** Plain tables that become cards on a telephone. */
export function tablePart({ dom }: { dom: Dom }) {
  const { el } = dom

  function table<T>(columns: readonly Column<T>[], rows: readonly T[]): HTMLElement {
    const head = columns.map(({ title, kind }) => el('th', { class: kind ?? '' }, title))
    const body = rows.map((row) =>
      el(
        'tr',
        {},
        ...columns.map(({ title, value, kind }) =>
          el('td', { class: kind ?? '', 'data-title': title }, value(row)),
        ),
      ),
    )
    return el('table', {}, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...body))
  }

  return { table }
}
