import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type IndexDeclarations } from '../database/catalog'
import { Database } from '../database/database'
import { defaultLimits } from '../options'

/** A database in a folder of its own, without a server in front of it; `close` removes both. */
export function openTestDatabase(declared: IndexDeclarations = {}): { database: Database; close(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'emulator-'))
  const database = new Database({ dataDir, synchronous: 'NORMAL', relaxed: false, limits: defaultLimits })
  database.declare(declared)
  return {
    database,
    close: () => {
      database.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}
