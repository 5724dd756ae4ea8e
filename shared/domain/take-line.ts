import { ok, reject, type Result } from '../errors'
import type { Place } from '../schema/journal'
import type { Lot } from '../schema/stock'
import { allocate, eligibility, type PickSequence } from './allocation'
import { businessDay } from './calendar'
import type { Ledger, Moved } from './ledger'
import { strayFrom } from './lot-choice'
import { locationCode, sum, type Take } from './stock'

export interface LineOrder {
  itemId: string
  /** Number of the document's line, for the texts. */
  lineId: number
  /** What was taken from the shelf; left out, the allocator's proposal for `quantity`. */
  picks?: readonly Take[] | undefined
  quantity: number
  /** The promise that the goods are meant for: it does not stand in their way. */
  for: { requisitionId: string; lineId: number }
  to: Place
  /** For the texts, where the warehouse never held the item. */
  item: { name: string; unit: string; scale: number }
}

export interface TakeRules {
  overrideReason?: string | undefined
  /** Whether the person may leave an older lot behind, with a reason. */
  mayOverride: boolean
  pickSequence: PickSequence
  now: string
}

/**
 * Takes the goods of one line off the shelf by the rules of every issue: eligible lots only, what is promised to others
 * stays, the oldest first. Rejects INSUFFICIENT_STOCK, LOT_NOT_FOUND, LOT_NOT_AVAILABLE, EXPIRED_LOT, and lots out of turn
 * without a reason (OVERRIDE_REASON_REQUIRED) or without the right to it (FORBIDDEN).
 */
export function takeLine(ledger: Ledger, order: LineOrder, rules: TakeRules): Result<Moved[]> {
  const { itemId, lineId, quantity } = order
  const { now, pickSequence } = rules
  const stock = ledger.stock(itemId)
  const short = (available: number) => {
    const { name, unit, scale } = order.item
    return reject('INSUFFICIENT_STOCK', {
      itemName: name,
      unit,
      scale,
      line: lineId,
      needed: quantity,
      available,
    })
  }
  if (!stock) return short(0)
  const today = businessDay(now)
  const proposal = allocate(stock, { quantity, for: order.for, pickSequence }, today, now)
  const proposed = proposal.picks.map(({ lot, quantity: part }) => ({ lot, quantity: part }))

  const takes: { lot: Lot; quantity: number }[] = []
  for (const take of mergeTakes(order.picks ?? [])) {
    const rows = stock.lots.filter((row) => row.lotId === take.lotId && row.locationId === take.locationId)
    const lot = rows.find((row) => row.status === 'available') ?? rows[0]
    const details = {
      lotId: take.lotId,
      lotNo: lot?.lotNo,
      location: locationCode(take.locationId),
      line: lineId,
    }
    if (!lot) return reject('LOT_NOT_FOUND', details)
    const obstacle = eligibility(lot, today)
    if (obstacle === 'expired') return reject('EXPIRED_LOT', { ...details, expiryDate: lot.expiryDate })
    if (obstacle) return reject('LOT_NOT_AVAILABLE', details)
    takes.push({ lot, quantity: take.quantity })
  }
  if (proposal.shortage > 0) return short(proposal.available)
  const strayed = strayFrom(stock.item.policy, takes.map(aged), proposed.map(aged))
  if (strayed) {
    const details = { lotId: strayed.lotId, lotNo: strayed.lotNo, line: lineId }
    if (!rules.mayOverride) return reject('FORBIDDEN', { ...details, problem: ASK_FOR_OVERRIDE })
    if (!rules.overrideReason) return reject('OVERRIDE_REASON_REQUIRED', details)
  }

  const moved: Moved[] = []
  for (const { lot, quantity: part } of order.picks ? takes : proposed) {
    const { lotId, locationId } = lot
    const taken = ledger.take({ itemId, lotId, locationId, quantity: part, to: order.to })
    if (!taken.ok) return { ...taken, details: { ...taken.details, line: lineId } }
    moved.push(taken.data)
  }
  return ok(moved)
}

const ASK_FOR_OVERRIDE = '没有按先后取批次，你没有换批的权限：请按拣货单取，或请有换批权限的仓管员来发'

const aged = ({ lot, quantity }: { lot: Lot; quantity: number }) => ({ ...lot, quantity })

/** One take a row, so that two takes of one row cannot pass for less than they are. */
function mergeTakes(takes: readonly Take[]): Take[] {
  const merged = new Map<string, Take>()
  for (const take of takes) {
    const key = `${take.lotId} ${take.locationId}`
    const before = merged.get(key)
    merged.set(key, before ? { ...before, quantity: before.quantity + take.quantity } : take)
  }
  return [...merged.values()]
}

/** What all takes of a line come to. */
export const takenQuantity = (takes: readonly Take[]): number => sum(takes.map((take) => take.quantity))
