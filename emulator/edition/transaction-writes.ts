const writes = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
  'database.commitTransaction',
])

/** The requests of a transaction that a rival can turn away: its writes and its end. Reads never conflict. */
export function isTransactionWrite(action: string): boolean {
  return writes.has(action)
}
