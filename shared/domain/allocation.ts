import type { IssuePolicy } from '../schema/masterdata'
import type { Lot, Stock } from '../schema/stock'
import { isExpired } from './calendar'
import { activeReservations, locationCode, sum } from './stock'

export type ChosenReason = 'firstIn' | 'firstExpired' | 'onlyLot' | 'sameAgeNearer'
export type PassedReason =
  'expired' | 'inspection' | 'frozen' | 'rejected' | 'condemned' | 'promised' | 'notNeeded'

export interface Pick {
  lot: Lot
  quantity: number
  reason: ChosenReason
}

export interface Allocation {
  picks: Pick[]
  passedOver: { lot: Lot; reason: PassedReason }[]
  /** What could not be covered; 0 when the allocation is complete. */
  shortage: number
  /** What may be taken for this purpose: eligible lots less what is promised to others. */
  available: number
}

/** Position of a location in the walk through the warehouse; unknown ones come last. */
export type PickSequence = (locationId: string) => number

export interface AllocationRequest {
  quantity: number
  /** The line it is for: its own reservation does not stand in its way. */
  for?: { requisitionId: string; lineId: number }
  pickSequence?: PickSequence
}

/**
 * The one allocator: preview, reservation, pick list and issue all ask it.
 * FIFO by `receivedAt`, FEFO by `expiryDate` (undated lots last), then location in pick sequence; expired, frozen and
 * unqualified lots are never chosen. Says for each lot why it was chosen or passed over.
 */
export function allocate(stock: Stock, request: AllocationRequest, today: string, now: string): Allocation {
  const order = lotOrder(stock.item.policy, request.pickSequence)
  const eligible = stock.lots.filter((lot) => eligibility(lot, today) === null).sort(order)
  const promised = sum(activeReservations(stock, now, request.for).map((r) => r.quantity))
  const available = Math.max(0, sum(eligible.map((lot) => lot.quantity)) - promised)

  const picks: Pick[] = []
  let remaining = Math.min(request.quantity, available)
  for (const lot of eligible) {
    if (remaining === 0) break
    const quantity = Math.min(lot.quantity, remaining)
    picks.push({ lot, quantity, reason: chosenReason(stock.item.policy, lot, eligible) })
    remaining -= quantity
  }
  const picked = new Set(picks.map((pick) => pick.lot))
  const shortage = request.quantity - sum(picks.map((pick) => pick.quantity))
  // A usable lot that stays although goods are short is kept for others.
  const spare = shortage > 0 ? ('promised' as const) : ('notNeeded' as const)
  const passedOver = stock.lots
    .filter((lot) => !picked.has(lot))
    .map((lot) => ({ lot, reason: eligibility(lot, today) ?? spare }))
  return { picks, passedOver, shortage, available }
}

/** Quantity that a new request may count on today. */
export const availableQuantity = (stock: Stock, today: string, now: string): number =>
  allocate(stock, { quantity: 0 }, today, now).available

/** Why a lot may not be issued; null when it may. Expiry is a rule for every item that has an expiry date. */
export function eligibility(lot: Lot, today: string): Exclude<PassedReason, 'promised' | 'notNeeded'> | null {
  if (lot.status !== 'available') return lot.status
  return isExpired(lot.expiryDate, today) ? 'expired' : null
}

/** Order of issue: the policies are a list (`ages`), so that a further one is a further entry. */
export function lotOrder(policy: IssuePolicy, pickSequence: PickSequence = () => 0) {
  const age = ages[policy]
  return (a: Lot, b: Lot): number =>
    compareText(age(a), age(b)) ||
    pickSequence(a.locationId) - pickSequence(b.locationId) ||
    compareText(locationCode(a.locationId), locationCode(b.locationId)) ||
    compareText(a.lotId, b.lotId)
}

type Aged = { receivedAt: string; expiryDate?: string | undefined }

/** How old a lot is by the policy, as text in the order of issue: lots of equal age are as good as each other. */
export const ageOf = (policy: IssuePolicy, lot: Aged): string => ages[policy](lot)

const NEVER = '9999-12-31'
const ages: Record<IssuePolicy, (lot: Aged) => string> = {
  fifo: (lot) => lot.receivedAt,
  fefo: (lot) => `${lot.expiryDate ?? NEVER} ${lot.receivedAt}`,
}

function chosenReason(policy: IssuePolicy, lot: Lot, eligible: readonly Lot[]): ChosenReason {
  if (eligible.length === 1) return 'onlyLot'
  const twin = eligible.some((other) => other !== lot && ageOf(policy, other) === ageOf(policy, lot))
  if (twin) return 'sameAgeNearer'
  return policy === 'fefo' && lot.expiryDate ? 'firstExpired' : 'firstIn'
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
