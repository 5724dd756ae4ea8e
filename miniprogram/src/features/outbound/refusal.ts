import type { Failure } from '@/lib/error-text'

/** What the clerk can do about a refused issue. */
export type Recovery = 'regenerate' | 'look' | 'reason' | 'again'

/** The shelf is not as the list says: a fresh list helps. */
const shelfCodes = new Set([
  'EXPIRED_LOT',
  'LOT_NOT_FOUND',
  'LOT_NOT_AVAILABLE',
  'INSUFFICIENT_STOCK',
  'OVER_APPROVED',
  'NOT_FOUND',
  'ITEM_DISABLED',
  'ASSET_ELSEWHERE',
])
/** The document is no longer one to issue. */
const closedCodes = new Set([
  'ALREADY_HANDLED',
  'NOT_APPROVED',
  'WAREHOUSE_FORBIDDEN',
  'FORBIDDEN',
  'CHECK_WAITING',
])

export function recoveryOf({ code }: Failure): Recovery {
  if (shelfCodes.has(code)) return 'regenerate'
  if (closedCodes.has(code)) return 'look'
  return code === 'OVERRIDE_REASON_REQUIRED' ? 'reason' : 'again'
}
