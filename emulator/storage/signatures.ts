import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Sqlite } from '../database/sqlite'

/** Signs links and uploads with a key of this data folder, so that links outlive a restart but nobody can make one. */
export class Signatures {
  private readonly key: Buffer

  constructor(sqlite: Sqlite) {
    sqlite.exec('CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value BLOB NOT NULL)')
    sqlite
      .statement('INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)')
      .run(['storageKey', randomBytes(32)])
    this.key = sqlite
      .statement('SELECT value FROM settings WHERE name = ?')
      .get(['storageKey'])?.[0] as Buffer
  }

  /** A signature of a purpose, a path and a time (seconds since 1970) after which it no longer counts. */
  sign(purpose: 'read' | 'write', cloudPath: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${purpose}\n${expires}\n${cloudPath}`).digest('base64url')
  }

  verify(purpose: 'read' | 'write', cloudPath: string, expires: number, signature: string): boolean {
    if (!Number.isInteger(expires) || expires < Date.now() / 1_000) return false
    const expected = Buffer.from(this.sign(purpose, cloudPath, expires))
    const given = Buffer.from(signature)
    return expected.length === given.length && timingSafeEqual(expected, given)
  }
}
