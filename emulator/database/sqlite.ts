import Database from 'libsql'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type SqlValue = string | number | Buffer | null

/** A prepared statement that answers rows as arrays. Parameters always travel as one array. */
export interface Statement {
  run(parameters: SqlValue[]): { changes: number; lastInsertRowid: number }
  get(parameters: SqlValue[]): SqlValue[] | undefined
  all(parameters: SqlValue[]): SqlValue[][]
  iterate(parameters: SqlValue[]): IterableIterator<SqlValue[]>
}

/** One SQLite file that this process alone may use, with its prepared statements. */
export class Sqlite {
  private readonly statements = new Map<string, Statement>()

  private constructor(private readonly connection: Database.Database) {}

  /**
   * Opens `database.sqlite` in the folder, in WAL mode and with SQLite's exclusive lock, which the operating system
   * frees when the process dies. Throws a plain error when another process holds it.
   */
  static open(dataDir: string, synchronous: 'NORMAL' | 'FULL'): Sqlite {
    mkdirSync(dataDir, { recursive: true })
    const ownerFile = join(dataDir, 'owner.pid')
    const connection = new Database(join(dataDir, 'database.sqlite'))
    try {
      connection.exec('PRAGMA locking_mode=EXCLUSIVE')
      connection.exec('PRAGMA journal_mode=WAL')
      connection.exec(`PRAGMA synchronous=${synchronous}`)
      connection.exec('PRAGMA cache_size=-32768')
      connection.exec('PRAGMA temp_store=MEMORY')
      connection.exec('PRAGMA journal_size_limit=67108864')
      // A write takes the lock at once: WAL alone would let a second process in until somebody writes.
      connection.exec('BEGIN IMMEDIATE')
      connection.exec('COMMIT')
    } catch (error) {
      connection.close()
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
      throw new Error(
        `The data directory ${dataDir} is in use by ${describeOwner(ownerFile)}. Stop it, or use another --data.`,
      )
    }
    writeFileSync(ownerFile, String(process.pid))
    return new Sqlite(connection)
  }

  exec(sql: string): void {
    this.connection.exec(sql)
  }

  /** The prepared statement of this text; prepared once. */
  statement(sql: string): Statement {
    let statement = this.statements.get(sql)
    if (statement === undefined) {
      const prepared = this.connection.prepare(sql)
      // Only statements that answer rows know the raw mode.
      if ((prepared as unknown as { reader: boolean }).reader) prepared.raw(true)
      statement = prepared as unknown as Statement
      this.statements.set(sql, statement)
    }
    return statement
  }

  /** Runs `work` in one SQLite transaction: all of it or nothing. */
  atomically<T>(work: () => T): T {
    this.statement('BEGIN IMMEDIATE').run([])
    let result: T
    try {
      result = work()
    } catch (error) {
      this.statement('ROLLBACK').run([])
      throw error
    }
    this.statement('COMMIT').run([])
    return result
  }

  /**
   * Folds the log into the file and gives the lock back. Statements keep their connection open until they are
   * collected as garbage, so closing alone would keep the lock.
   */
  close(): void {
    this.statements.clear()
    try {
      this.connection.exec('PRAGMA journal_mode=DELETE')
      this.connection.exec('PRAGMA locking_mode=NORMAL')
      this.connection.prepare('SELECT count(*) FROM sqlite_master').get([])
    } finally {
      this.connection.close()
    }
  }
}

function describeOwner(ownerFile: string): string {
  try {
    return `another emulator (process ${readFileSync(ownerFile, 'utf8').trim()})`
  } catch {
    return 'another process'
  }
}
