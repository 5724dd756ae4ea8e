import { type IndexDeclarations } from '../database/catalog'
import { Database, type DatabaseOptions } from '../database/database'
import { Signatures } from '../storage/signatures'
import { Messages } from '../wechat/messages'
import { exchangeData } from './exchange'

/** What stands on the database file of one data folder. */
export interface Data {
  database: Database
  messages: Messages
  signatures: Signatures
}

export type DataOptions = DatabaseOptions & { declarations: IndexDeclarations }

/** Opens a data folder; collections and indexes are what is declared when it returns. */
export function openData({ declarations, ...options }: DataOptions): Data {
  const database = new Database(options)
  try {
    database.declare(declarations)
    const { sqlite } = database
    return { database, messages: new Messages(sqlite), signatures: new Signatures(sqlite) }
  } catch (error) {
    database.close()
    throw error
  }
}

/** The data that requests are answered from; a restore puts other data in its place. */
export class DataInService {
  current: Data

  constructor(
    readonly options: DataOptions,
    /** Told when other data came into service; may build anew what stands on it. */
    public onExchange: (data: Data) => void = () => undefined,
  ) {
    this.current = openData(options)
  }

  /**
   * Puts staged data in place, in one piece: no request comes between, because nothing waits here. When the new data
   * cannot be opened the old comes back, and the error is thrown. Answers the folder that has the old data now.
   */
  exchange(staged: string, stamp: string): string {
    const { dataDir } = this.options
    this.current.database.close()
    let aside: string | undefined
    try {
      aside = exchangeData(dataDir, staged, stamp)
      this.current = openData(this.options)
    } catch (error) {
      if (aside !== undefined) exchangeData(dataDir, aside, `${stamp}-failed`)
      this.current = openData(this.options)
      this.onExchange(this.current)
      throw error
    }
    this.onExchange(this.current)
    return aside
  }

  close(): void {
    this.current.database.close()
  }
}
