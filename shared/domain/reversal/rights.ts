import { reject, type Rejection } from '../../errors'
import type { Caller } from '../../schema/person'
import type { Stock } from '../../schema/stock'
import { businessDay } from '../calendar'
import { hasGrant, hasRole, mayWorkIn } from '../rights'

/** What is to be taken back, as far as the right to it depends on that. */
export interface Posted {
  warehouse: { _id: string; name?: string | undefined }
  /** UTC instant. */
  postedAt: string
  items: readonly Stock['item'][]
}

/**
 * Who may take a posted document back: a clerk of its warehouse with the right to it, within the month of the posting
 * (Asia/Shanghai), since reports of a past month may have left the house; an administrator always. Controlled goods are
 * for administrators too: their register is inspected, and the clerk who posted must not be the one who unposts.
 * Null when the caller may.
 */
export function refuseReversal(
  caller: Caller,
  { warehouse, postedAt, items }: Posted,
  now: string,
): Rejection | null {
  if (hasRole(caller, 'admin')) return null
  if (!mayWorkIn(caller, warehouse._id))
    return reject('WAREHOUSE_FORBIDDEN', { warehouseName: warehouse.name })
  if (!hasGrant(caller, 'reverse')) return reject('REVERSAL_NEEDS_ADMIN', { why: '你没有冲销的权限' })
  const controlled = items.find((item) => item.controlled)
  if (controlled) return reject('REVERSAL_NEEDS_ADMIN', { why: `「${controlled.name}」是管控物资` })
  const month = (instant: string) => businessDay(instant).slice(0, 7)
  return month(postedAt) === month(now)
    ? null
    : reject('REVERSAL_NEEDS_ADMIN', { why: `这张单据记在 ${month(postedAt)}，已经跨月` })
}
