import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Secrets = Record<'JOURNAL_KEY' | 'GATEWAY_KEY', string>

/** The keys of one data directory: made once, readable by the owner only. Without them its journal cannot be verified. */
export function secretsOf(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  const key = () => randomBytes(32).toString('hex')
  const secrets: Secrets = { JOURNAL_KEY: key(), GATEWAY_KEY: key() }
  writeFileSync(file, JSON.stringify(secrets, null, 2) + '\n', { mode: 0o600 })
  return secrets
}
