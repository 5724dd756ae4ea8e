import { type Sqlite } from '../database/sqlite'
import { Credits } from './credits'

/** A message that would have gone to a person's WeChat. */
export interface Message {
  id: number
  at: number
  api: string
  toUser: string
  templateId: string
  page: string
  data: unknown
}

/** The messages that functions sent, kept in the database file, newest first. */
export class Messages {
  readonly credits: Credits

  constructor(private readonly sqlite: Sqlite) {
    this.credits = new Credits(sqlite)
    sqlite.exec(
      `CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, api TEXT NOT NULL,
        toUser TEXT NOT NULL, templateId TEXT NOT NULL, page TEXT NOT NULL, data TEXT NOT NULL)`,
    )
  }

  add({ at, api, toUser, templateId, page, data }: Omit<Message, 'id'>): number {
    return Number(
      this.sqlite
        .statement('INSERT INTO messages (at, api, toUser, templateId, page, data) VALUES (?, ?, ?, ?, ?, ?)')
        .run([at, api, toUser, templateId, page, JSON.stringify(data)]).lastInsertRowid,
    )
  }

  last(count: number, toUser?: string): Message[] {
    const where = toUser === undefined ? '' : 'WHERE toUser = ?'
    return this.sqlite
      .statement(
        `SELECT id, at, api, toUser, templateId, page, data FROM messages ${where} ORDER BY id DESC LIMIT ?`,
      )
      .all(toUser === undefined ? [count] : [toUser, count])
      .map(([id, at, api, user, templateId, page, data]) => ({
        id: Number(id),
        at: Number(at),
        api: String(api),
        toUser: String(user),
        templateId: String(templateId),
        page: String(page),
        data: JSON.parse(String(data)) as unknown,
      }))
  }
}
