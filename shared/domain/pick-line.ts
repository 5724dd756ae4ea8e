import type { PickLine } from '../operations/outbound'
import type { Lot, Stock } from '../schema/stock'
import { allocate, eligibility, type PickSequence } from './allocation'
import { chosenText, passedText } from './allocation-text'
import { locationCode } from './stock'

export interface PickWish {
  /** The document and its line: its own promise does not stand in its way. */
  documentId: string
  line: Pick<PickLine, 'lineId' | 'itemId' | 'item'>
  quantity: number
}

/** What to take for one line and why, and why not the other lots: the allocator's answer in words. */
export function pickLine(
  { documentId, line: { lineId, itemId, item }, quantity }: PickWish,
  stock: Stock,
  pickSequence: PickSequence,
  { today, now }: { today: string; now: string },
): PickLine {
  const request = { quantity, for: { requisitionId: documentId, lineId }, pickSequence }
  const { picks, passedOver, shortage } = allocate(stock, request, today, now)
  const { controlled, categoryId, tracking, policy } = stock.item
  return {
    lineId,
    itemId,
    item: { ...item, ...(controlled ? { controlled } : {}) },
    categoryId,
    tracking,
    policy,
    barcodes: [stock.item.code, ...stock.item.barcodes.map((barcode) => barcode.code)],
    openQuantity: quantity,
    picks: picks.map(({ lot, quantity: part, reason }) => ({
      ...pickLot(lot),
      quantity: part,
      reason: chosenText(reason, lot),
    })),
    passedOver: passedOver.map(({ lot, reason }) => ({
      ...pickLot(lot),
      reason: passedText(reason, lot),
      usable: eligibility(lot, today) === null,
    })),
    shortage,
    ...promiseTo(stock, documentId, lineId, now),
  }
}

/** What is promised to a line, while the promise lasts. */
export function promiseTo(stock: Stock | undefined, requisitionId: string, lineId: number, now: string) {
  const own = stock?.reservations.find((r) => r.requisitionId === requisitionId && r.lineId === lineId)
  return own && own.until > now ? { promise: { quantity: own.quantity, until: own.until } } : {}
}

const pickLot = ({ lotId, lotNo, serialNo, locationId, receivedAt, expiryDate, quantity }: Lot) => ({
  lotId,
  ...(lotNo ? { lotNo } : {}),
  ...(serialNo ? { serialNo } : {}),
  locationId,
  location: locationCode(locationId),
  receivedAt,
  ...(expiryDate ? { expiryDate } : {}),
  onHand: quantity,
})
