/** Lines with aligned columns for a terminal. */
export function textTable(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => places(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - places(cell)))
      .join('  ')
      .trimEnd(),
  )
}

/** Places on a terminal, where a Chinese character takes two. */
const places = (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)
