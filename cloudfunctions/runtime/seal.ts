import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { JournalEntry } from '../../shared/schema/journal'

/** JSON with sorted keys and without undefined: equal values give equal text, whatever their history. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
  return `{${fields.join(',')}}`
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** What makes a repetition the same request: operation, person and input. */
export const digestOf = (operation: string, actorId: string, input: unknown): string =>
  sha256(canonical({ operation, actorId, input }))

const macOf = (entry: Omit<JournalEntry, 'hmac'>, key: string): Buffer =>
  createHmac('sha256', key).update(canonical(entry)).digest()

/** The entry with its HMAC over every other field. */
export const seal = (entry: Omit<JournalEntry, 'hmac'>, key: string): JournalEntry => ({
  ...entry,
  hmac: macOf(entry, key).toString('hex'),
})

/** Whether the entry is as it was written. */
export function isIntact({ hmac, ...entry }: JournalEntry, key: string): boolean {
  const given = Buffer.from(hmac, 'hex')
  const expected = macOf(entry, key)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
