import Database from 'libsql'
import { closeSync, fstatSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { folderInUse } from './owner'

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
  /** Stays open with the connection: closing any handle of the file would give SQLite's lock away (POSIX). */
  private handle: number | undefined

  private constructor(
    private readonly connection: Database.Database,
    readonly file: string,
  ) {}

  /**
   * Opens `database.sqlite` in the folder, in WAL mode and with SQLite's exclusive lock, which the operating system
   * frees when the process dies. Throws a plain error when another process holds it.
   */
  static open(dataDir: string, synchronous: 'NORMAL' | 'FULL'): Sqlite {
    mkdirSync(dataDir, { recursive: true })
    const file = join(dataDir, 'database.sqlite')
    const connection = new Database(file)
    try {
      connection.exec('PRAGMA locking_mode=EXCLUSIVE')
      connection.exec('PRAGMA journal_mode=WAL')
      connection.exec(`PRAGMA synchronous=${synchronous}`)
      connection.exec('PRAGMA cache_size=-32768')
      connection.exec('PRAGMA temp_store=MEMORY')
      connection.exec('PRAGMA journal_size_limit=67108864')
      connection.exec('PRAGMA wal_autocheckpoint=16000')
      // A write takes the lock at once: WAL alone would let a second process in until somebody writes.
      connection.exec('BEGIN IMMEDIATE')
      connection.exec('COMMIT')
    } catch (error) {
      connection.close()
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
      throw folderInUse(dataDir)
    }
    return new Sqlite(connection, file)
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
    try {
      const result = work()
      this.statement('COMMIT').run([])
      return result
    } catch (error) {
      // A full disk, for one, may have ended the transaction already.
      if (this.connection.inTransaction) this.statement('ROLLBACK').run([])
      throw error
    }
  }

  /**
   * Folds the log into the file and lets it alone until `release`: meanwhile commits go to the log only, and the file is
   * the state of this moment, to be read by `handle` (which must not be closed).
   */
  freeze(): { handle: number; bytes: number; release(): void } {
    const pages = this.pragma('wal_autocheckpoint')
    this.pragma('wal_autocheckpoint=0')
    const release = () => void this.pragma(`wal_autocheckpoint=${String(pages)}`)
    try {
      if (this.pragma('wal_checkpoint(TRUNCATE)') !== 0) throw new Error('the log could not be folded in')
      this.handle ??= openSync(this.file, 'r')
      return { handle: this.handle, bytes: fstatSync(this.handle).size, release }
    } catch (error) {
      release()
      throw error
    }
  }

  /** Sets or asks a setting; answers the first value. */
  private pragma(text: string): SqlValue | undefined {
    const statement = this.connection.prepare(`PRAGMA ${text}`).raw(true) as unknown as Statement
    return statement.get([])?.[0]
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
      if (this.handle !== undefined) closeSync(this.handle)
    }
  }
}
