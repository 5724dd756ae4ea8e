import { ok, reject, type Rejection, type Result } from '../errors'
import type { ItemCore } from '../schema/masterdata'
import type { Place, Posting } from '../schema/journal'
import type { Lot, LotStatus, Reservation, Stock } from '../schema/stock'
import {
  activeReservations,
  checkRoom,
  emptyStock,
  itemDetails,
  locationCode,
  shareOfValue,
  withTotals,
} from './stock'

/** A row of stock: what lies of a lot at a location in a status (available unless told). */
export interface Row {
  itemId: string
  lotId: string
  locationId: string
  status?: LotStatus
}

/** Goods from a virtual place onto a shelf. `valueFen` is what all of it cost. */
export interface Put {
  item: ItemCore & { _id: string }
  /** The row as it shall be; where there is one with the same key already, quantity and value are added to that. */
  lot: Lot
  from: Place
  /** Minimum of the item in this warehouse, for a stock document that does not exist yet. */
  minimum?: number
}

/** Goods off a shelf to a virtual place. */
export interface Take extends Row {
  quantity: number
  to: Place
}

/** Goods from one row to another of the same item: another place, another status, another lot. */
export interface Shift extends Row {
  quantity: number
  to: { locationId?: string; status?: LotStatus; lot?: Pick<Lot, 'lotId'> & Partial<Lot> }
}

/** What left a row: the row as it was before, and the share of the cost that went along. */
export interface Moved {
  lot: Lot
  quantity: number
  valueFen: number
}

export interface Closed {
  /** Documents that changed, each one version further, however many postings it had. */
  stocks: Stock[]
  postings: Posting[]
}

interface Page {
  before: Stock
  rows: Map<string, Lot>
  reservations: Reservation[]
}

/**
 * The books of one warehouse during one command: rows change and postings are written by the same call, so that stock
 * and journal cannot disagree. Nothing it was given is changed; a refusal leaves the ledger as it was before that call.
 */
export class Ledger {
  readonly #pages = new Map<string, Page>()
  readonly #postings: Posting[] = []

  constructor(
    private readonly warehouseId: string,
    private readonly stockOf: (itemId: string) => Stock | undefined,
    private readonly now: string,
  ) {}

  /** An item's stock with what this command did to it so far; undefined when the warehouse never held it. */
  stock(itemId: string): Stock | undefined {
    const page = this.#pages.get(itemId)
    return page ? draft(page) : this.stockOf(itemId)
  }

  /** Goods come in. Never refused here: whether there is room is seen when the ledger is closed. */
  put({ item, lot, from, minimum }: Put): void {
    const { _id, ...core } = item
    const page = this.#page(_id) ?? this.#open(emptyStock(this.warehouseId, _id, core, minimum))
    add(page, lot)
    this.#post(page, { lotId: lot.lotId, from, to: shelf(lot.locationId), ...toStatus(lot.status) }, lot)
  }

  /** Goods go out. Rejects LOT_NOT_FOUND, LOT_NOT_AVAILABLE and INSUFFICIENT_STOCK. */
  take({ to, ...row }: Take): Result<Moved> {
    const moved = this.#remove(row)
    if (!moved.ok) return moved
    const { page, ...rest } = moved.data
    const from = shelf(row.locationId)
    this.#post(page, { lotId: row.lotId, from, to, ...fromStatus(row.status) }, rest)
    return ok(rest)
  }

  /** Goods change their place, status or lot inside the warehouse; cost and age go with them. Rejects as `take`. */
  shift({ to, ...row }: Shift): Result<Moved> {
    const moved = this.#remove(row)
    if (!moved.ok) return moved
    const { page, ...rest } = moved.data
    const { lot, quantity, valueFen } = rest
    const locationId = to.locationId ?? lot.locationId
    const status = to.status ?? lot.status
    const target = { ...lot, ...to.lot, locationId, status, quantity, valueFen }
    add(page, target)
    const places = { from: shelf(row.locationId), to: shelf(locationId) }
    const states = { ...fromStatus(lot.status), ...toStatus(status) }
    const became = target.lotId === row.lotId ? {} : { toLotId: target.lotId }
    this.#post(page, { lotId: row.lotId, ...places, ...states, ...became }, rest)
    return ok(rest)
  }

  /** Adds, replaces or (with quantity 0) ends the promise to one requisition line; lapsed promises go as well. */
  promise(itemId: string, promise: Reservation): void {
    const page = this.#page(itemId)
    if (!page) return
    const others = activeReservations(draft(page), this.now, promise)
    page.reservations = promise.quantity > 0 ? [...others, promise] : others
  }

  /** Ends every promise that an item's stock holds for one requisition. */
  release(itemId: string, requisitionId: string): void {
    const page = this.#page(itemId)
    if (!page) return
    const active = activeReservations(draft(page), this.now)
    page.reservations = active.filter((promise) => promise.requisitionId !== requisitionId)
  }

  /** What is to be written. Rejects TOO_MANY_LOTS and QUANTITY_TOO_LARGE when something grew beyond what a document holds. */
  close(): Result<Closed> {
    const stocks: Stock[] = []
    for (const page of this.#pages.values()) {
      const full = checkRoom(page.before, [...page.rows.values()])
      if (full) return full
      stocks.push(withTotals(draft(page), this.now))
    }
    return ok({ stocks, postings: this.#postings })
  }

  #page(itemId: string): Page | undefined {
    const open = this.#pages.get(itemId)
    if (open) return open
    const stock = this.stockOf(itemId)
    return stock && this.#open(stock)
  }

  #open(before: Stock): Page {
    const rows = new Map(before.lots.map((lot) => [keyOf(lot), lot]))
    const page = { before, rows, reservations: before.reservations }
    this.#pages.set(before.itemId, page)
    return page
  }

  #remove(row: Row & { quantity: number }): Result<Moved & { page: Page }> {
    const page = this.#page(row.itemId)
    const lot = page?.rows.get(keyOf(row))
    if (!page || !lot) return missing(row, page)
    const { quantity } = row
    if (quantity > lot.quantity) {
      const facts = { lotId: row.lotId, lotNo: lot.lotNo, needed: quantity, available: lot.quantity }
      return reject('INSUFFICIENT_STOCK', { ...itemDetails(page.before), ...facts })
    }
    const valueFen = shareOfValue(lot, quantity)
    const rest = { ...lot, quantity: lot.quantity - quantity, valueFen: lot.valueFen - valueFen }
    page.rows.set(keyOf(lot), rest)
    return ok({ page, lot, quantity, valueFen })
  }

  #post(page: Page, posting: Entry, { quantity, valueFen }: Pick<Lot, 'quantity' | 'valueFen'>): void {
    const { itemId, version } = page.before
    this.#postings.push({ itemId, ...posting, quantity, valueFen, stockVersion: version + 1 })
  }
}

type Entry = Omit<Posting, 'itemId' | 'quantity' | 'valueFen' | 'stockVersion'>

/** The document as it stands now, its totals not yet counted again. */
const draft = ({ before, rows, reservations }: Page): Stock => ({
  ...before,
  lots: [...rows.values()].filter((lot) => lot.quantity > 0),
  reservations,
})

/** Into the row of the same key, or as a new one at the end; an emptied row keeps its position. */
function add(page: Page, lot: Lot): void {
  const row = page.rows.get(keyOf(lot))
  const merged = row && row.quantity > 0
  const sum = merged && { quantity: row.quantity + lot.quantity, valueFen: row.valueFen + lot.valueFen }
  page.rows.set(keyOf(lot), merged ? { ...row, ...sum } : lot)
}

function missing(row: Row, page: Page | undefined): Rejection {
  const elsewise = page && [...page.rows.values()].find((lot) => samePlace(lot, row) && lot.quantity > 0)
  const details = { lotId: row.lotId, lotNo: elsewise?.lotNo, location: locationCode(row.locationId) }
  const wanted = row.status ?? 'available'
  return reject(elsewise && wanted === 'available' ? 'LOT_NOT_AVAILABLE' : 'LOT_NOT_FOUND', details)
}

const samePlace = (lot: Lot, row: Row): boolean =>
  lot.lotId === row.lotId && lot.locationId === row.locationId

/** Lot, location and status in one text; a blank occurs in none of them. */
const keyOf = ({ lotId, locationId, status = 'available' }: Omit<Row, 'itemId'>): string =>
  `${lotId} ${locationId} ${status}`

const shelf = (locationId: string): Place => `stock:${locationId}`

const fromStatus = (status: LotStatus = 'available') => (status === 'available' ? {} : { fromStatus: status })
const toStatus = (status: LotStatus) => (status === 'available' ? {} : { toStatus: status })
