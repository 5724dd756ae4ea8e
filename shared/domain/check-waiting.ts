import { reject, type Rejection } from '../errors'
import type { Requisition } from '../schema/requisition'

/**
 * What waits for a second person is not issued, closed, replaced or taken back by another way meanwhile: CHECK_WAITING,
 * with who prepared it. Null for everything else, and for the issue `no` that the check is about.
 */
export function refuseWhileChecked({ checkId, history }: Requisition, no?: string): Rejection | null {
  if (!checkId || checkId === no) return null
  const prepared = history.filter((entry) => entry.action === 'prepare').pop()
  return reject('CHECK_WAITING', { checkId, by: prepared?.by.name })
}
