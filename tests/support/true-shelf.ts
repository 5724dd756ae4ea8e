import { randomUUID } from 'node:crypto'
import type { LineToCount } from '../../shared/operations/stocktake-count'
import type { Item } from '../../shared/schema/masterdata'
import type { Lot } from '../../shared/schema/stock'
import type { CountInput } from './counting'
import { databaseOf, everything, type TestDatabase } from './database'
import { CLERKS_WAREHOUSE, SIGNATURE, succeed } from './scenario'
import type { TestServer } from './server'

/** A heap that a person can tell from others: what lies at a place of one item and lot number. */
export interface Pile {
  itemId: string
  lotNo: string
  locationId: string
}

const keyOf = ({ itemId, lotNo, locationId }: Pile): string => `${itemId}|${lotNo}|${locationId}`
const pileOf = (key: string): Pile => {
  const [itemId = '', lotNo = '', locationId = ''] = key.split('|')
  return { itemId, lotNo, locationId }
}

/** What somebody counted, and by how much the count was wrong. */
interface Counted {
  pile: string
  mistake: number
  countedAt: string
}

/**
 * What really lies on a few shelves, which no computer knows: movements go through the books and change it, thieves and
 * mislaid boxes change it alone. Counts are taken from it, rightly or wrongly.
 */
export class TrueShelf {
  readonly db: TestDatabase
  readonly #truth = new Map<string, number>()
  readonly #counted: Counted[] = []

  constructor(
    private readonly server: TestServer,
    readonly items: readonly Item[],
    readonly places: readonly string[],
  ) {
    this.db = databaseOf(server.url)
  }

  piles(): (Pile & { quantity: number })[] {
    return [...this.#truth].map(([key, quantity]) => ({ ...pileOf(key), quantity }))
  }

  quantity(pile: Pile): number {
    return this.#truth.get(keyOf(pile)) ?? 0
  }

  /** Without anybody's knowledge: stolen, forgotten, put in the wrong place. Never less than nothing. */
  change(pile: Pile, by: number): void {
    this.#truth.set(keyOf(pile), Math.max(0, this.quantity(pile) + by))
  }

  mislay(pile: Pile, quantity: number, locationId: string): void {
    const part = Math.min(quantity, this.quantity(pile))
    this.change(pile, -part)
    this.change({ ...pile, locationId }, part)
  }

  async receive(pile: Pile, quantity: number): Promise<void> {
    const { itemId, lotNo, locationId } = pile
    const line = { itemId, quantity, locationId, ...(lotNo ? { lotNo } : {}) }
    await succeed(
      this.server.call('clerk', 'inbound.receive', { warehouseId: CLERKS_WAREHOUSE, lines: [line] }),
    )
    this.change(pile, quantity)
  }

  /** To another place, by the books and by hand: no more than is there by both. */
  async move(pile: Pile, wanted: number, toLocationId: string): Promise<void> {
    const lot = await this.#lotFor(pile, wanted)
    if (!lot || toLocationId === pile.locationId) return
    const line = { itemId: pile.itemId, lotId: lot.lotId, quantity: lot.quantity, toLocationId }
    await succeed(
      this.server.call('clerk', 'stock.move', {
        warehouseId: CLERKS_WAREHOUSE,
        lines: [{ ...line, fromLocationId: pile.locationId }],
      }),
    )
    this.mislay(pile, lot.quantity, toLocationId)
  }

  /** Handed out from this very pile. */
  async issue(pile: Pile, wanted: number): Promise<void> {
    const lot = await this.#lotFor(pile, wanted)
    if (!lot) return
    const { lotId, locationId, quantity } = lot
    const cell = { departmentId: 'BM05', quantity, picks: [{ lotId, locationId, quantity }] }
    await succeed(
      this.server.call('clerk', 'outbound.directIssue', {
        warehouseId: CLERKS_WAREHOUSE,
        purpose: '试验',
        targets: [{ departmentId: 'BM05' }],
        lines: [{ itemId: pile.itemId, cells: [cell] }],
        overrideReason: '靠外面',
      }),
    )
    this.change(pile, -quantity)
  }

  /** Counts of a line as it was seen, or of goods that the stocktake had no line for; `mistake` more than lies there. */
  count(
    seen: LineToCount | Pile,
    { startedAt, countedAt, mistake }: { startedAt: string; countedAt: string; mistake: number },
  ): CountInput {
    const pile = { itemId: seen.itemId, lotNo: seen.lotNo ?? '', locationId: seen.locationId }
    const truth = this.quantity(pile)
    const quantity = Math.max(0, truth + mistake)
    const eventId = randomUUID()
    this.#counted.push({ pile: keyOf(pile), mistake: quantity - truth, countedAt })
    const line = 'lineId' in seen
    const lot = pile.lotNo ? { lotNo: pile.lotNo } : {}
    return {
      eventId,
      locationId: pile.locationId,
      target: line ? { lineId: seen.lineId } : { itemId: pile.itemId, ...lot },
      ...(line ? { round: seen.round, position: seen.position } : {}),
      quantity,
      photos: [SIGNATURE],
      startedAt,
      countedAt,
    }
  }

  /** Goods that lie at a place without a line. */
  strangers(locationId: string, lines: readonly LineToCount[]): Pile[] {
    const known = new Set(lines.map((line) => keyOf({ ...line, lotNo: line.lotNo ?? '' })))
    return this.piles().filter(
      (pile) => pile.locationId === locationId && pile.quantity > 0 && !known.has(keyOf(pile)),
    )
  }

  /** What the books hold beside what they should: the truth, and by how much the last count of it was wrong. */
  async comparison(): Promise<{ pile: string; books: number; should: number }[]> {
    const books = await this.books()
    const keys = new Set([...books.keys(), ...this.#truth.keys()])
    return [...keys].sort().map((pile) => ({
      pile,
      books: books.get(pile) ?? 0,
      should: (this.#truth.get(pile) ?? 0) + this.#mistakeOf(pile),
    }))
  }

  async books(): Promise<Map<string, number>> {
    const books = new Map<string, number>()
    for (const { itemId, lots } of await this.#stocks())
      for (const { lotNo = '', locationId, quantity } of lots) {
        const key = keyOf({ itemId, lotNo, locationId })
        books.set(key, (books.get(key) ?? 0) + quantity)
      }
    return books
  }

  /** Of all counts of a pile the one that was made last decides, whenever it arrived. */
  #mistakeOf(pile: string): number {
    const counts = this.#counted.filter((count) => count.pile === pile)
    return counts.sort((a, b) => (a.countedAt < b.countedAt ? -1 : 1)).at(-1)?.mistake ?? 0
  }

  #stocks = () =>
    everything(this.db, 'stock', { itemId: this.db.command.in(this.items.map(({ _id }) => _id)) })

  /** A row of the books of this pile with at most so much, and no more than really lies there. */
  async #lotFor(pile: Pile, wanted: number): Promise<Lot | undefined> {
    const stock = (await this.#stocks()).find(({ itemId }) => itemId === pile.itemId)
    const lot = stock?.lots.find(
      ({ lotNo = '', locationId }) => lotNo === pile.lotNo && locationId === pile.locationId,
    )
    const quantity = Math.min(wanted, lot?.quantity ?? 0, this.quantity(pile))
    return lot && quantity > 0 ? { ...lot, quantity } : undefined
  }
}
