import { type Sqlite, type SqlValue } from './sqlite'

/** Rows that one statement writes or asks for: past 16 more of them save nothing, and each size is a statement of its own. */
const chunk = 16

/** Runs `INSERT INTO …` for many rows, several in one statement; `verb` is all before the table's name. */
export function insertRows(
  sqlite: Sqlite,
  verb: 'INSERT INTO' | 'INSERT OR IGNORE INTO',
  table: string,
  columns: string[],
  rows: SqlValue[][],
): void {
  const row = `(${columns.map(() => '?').join(', ')})`
  const statement = (count: number) =>
    sqlite.statement(
      `${verb} ${table} (${columns.join(', ')}) VALUES ${Array<string>(count).fill(row).join(', ')}`,
    )
  let at = 0
  for (; at + chunk <= rows.length; at += chunk) statement(chunk).run(rows.slice(at, at + chunk).flat())
  for (; at < rows.length; at++) statement(1).run(rows[at] as SqlValue[])
}

/** The rows (`key`, `seq`) of a table whose key is one of these, in no order. */
export function rowsWithKeys(sqlite: Sqlite, table: string, keys: Buffer[]): { key: Buffer; seq: number }[] {
  const statement = (count: number) =>
    sqlite.statement(
      `SELECT key, seq FROM ${table} WHERE key IN (${Array<string>(count).fill('?').join(', ')})`,
    )
  const found: SqlValue[][] = []
  let at = 0
  for (; at + chunk <= keys.length; at += chunk)
    found.push(...statement(chunk).all(keys.slice(at, at + chunk)))
  for (; at < keys.length; at++) found.push(...statement(1).all([keys[at] as Buffer]))
  return found.map(([key, seq]) => ({ key: key as Buffer, seq: Number(seq) }))
}
