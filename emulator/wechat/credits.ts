import { invalidParam } from '../admin/errors'
import { type Sqlite } from '../database/sqlite'

/** How many messages of a template a person still lets the mini-program send. */
export interface Credit {
  openid: string
  templateId: string
  remaining: number
}

/**
 * One consent in WeChat's dialog, one message. As long as nobody switches counting on, every message is let through;
 * then a send without a credit is answered with 43101, as WeChat does.
 */
export class Credits {
  constructor(private readonly sqlite: Sqlite) {
    sqlite.exec(
      `CREATE TABLE IF NOT EXISTS credits (openid TEXT NOT NULL, templateId TEXT NOT NULL,
        remaining INTEGER NOT NULL, PRIMARY KEY (openid, templateId)) WITHOUT ROWID`,
    )
    sqlite.exec('CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value BLOB NOT NULL)')
  }

  /** Whether credits are counted, and what is left of them, of one person when asked. */
  describe(openid?: string): { counted: boolean; credits: Credit[] } {
    return { counted: this.counted, credits: this.list(openid) }
  }

  /**
   * Acts for the person in front of WeChat's dialog: `{ openid, templateId, count }` adds consents (a negative count
   * takes them back); `{ counted }` switches counting on or off. Both may come together.
   */
  change(request: unknown): { counted: boolean; credits: Credit[] } {
    const { counted, openid, templateId, count = 1 } = toObject(request)
    if (counted !== undefined && typeof counted !== 'boolean')
      throw invalidParam('counted must be true or false')
    const grants = openid !== undefined || templateId !== undefined
    if (grants) {
      if (typeof openid !== 'string' || typeof templateId !== 'string' || openid === '' || templateId === '')
        throw invalidParam('a consent needs openid and templateId')
      if (!Number.isSafeInteger(count)) throw invalidParam('count must be a whole number')
    }
    if (!grants && counted === undefined)
      throw invalidParam(
        'the body must be { "counted": true } or { "openid": "…", "templateId": "…", "count": 1 }',
      )
    if (counted !== undefined) this.counted = counted
    if (grants) this.grant(openid as string, templateId as string, count as number)
    return this.describe()
  }

  /** Uses one credit up; false when there is none. */
  take(openid: string, templateId: string): boolean {
    if (!this.counted) return true
    const { changes } = this.sqlite
      .statement(
        'UPDATE credits SET remaining = remaining - 1 WHERE openid = ? AND templateId = ? AND remaining > 0',
      )
      .run([openid, templateId])
    return Number(changes) > 0
  }

  private get counted(): boolean {
    return this.sqlite.statement(`SELECT 1 FROM settings WHERE name = 'creditsCounted'`).get([]) !== undefined
  }

  private set counted(counted: boolean) {
    this.sqlite.exec(
      counted
        ? `INSERT OR IGNORE INTO settings (name, value) VALUES ('creditsCounted', 1)`
        : `DELETE FROM settings WHERE name = 'creditsCounted'`,
    )
  }

  private grant(openid: string, templateId: string, count: number): void {
    this.sqlite
      .statement(
        `INSERT INTO credits (openid, templateId, remaining) VALUES (?1, ?2, max(0, ?3))
          ON CONFLICT DO UPDATE SET remaining = max(0, remaining + ?3)`,
      )
      .run([openid, templateId, count])
  }

  private list(openid?: string): Credit[] {
    const where = openid === undefined ? '' : 'WHERE openid = ?'
    return this.sqlite
      .statement(`SELECT openid, templateId, remaining FROM credits ${where} ORDER BY openid, templateId`)
      .all(openid === undefined ? [] : [openid])
      .map(([person, template, remaining]) => ({
        openid: String(person),
        templateId: String(template),
        remaining: Number(remaining),
      }))
  }
}

function toObject(request: unknown): Record<string, unknown> {
  if (typeof request === 'object' && request !== null) return request as Record<string, unknown>
  throw invalidParam('the body must be a JSON object')
}
