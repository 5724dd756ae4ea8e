import { availableQuantity, type PickSequence } from '../../shared/domain/allocation'
import { businessDay } from '../../shared/domain/calendar'
import type { Result } from '../../shared/errors'
import type { CountFind, CountLine } from '../../shared/schema/count-line'
import type { CountRequest } from '../../shared/schema/count-request'
import type { ItemCounts, Stocktake, StocktakePlan } from '../../shared/schema/stocktake'
import type { DirectIssue } from '../../shared/schema/direct-issue'
import type { IssueCheck } from '../../shared/schema/issue-check'
import type { Adjustment } from '../../shared/schema/adjustment'
import type { Inspection } from '../../shared/schema/inspection'
import type { JournalEntry } from '../../shared/schema/journal'
import type { Loan } from '../../shared/schema/loan'
import type { Person } from '../../shared/schema/person'
import type { PurchaseOrder } from '../../shared/schema/purchase-order'
import type { Receipt } from '../../shared/schema/receipt'
import type { Requisition } from '../../shared/schema/requisition'
import type { Asset } from '../../shared/schema/asset'
import type { Reversal } from '../../shared/schema/reversal'
import type { Scrap } from '../../shared/schema/scrap'
import type { Counter, Stock } from '../../shared/schema/stock'
import type { SupplierReturn } from '../../shared/schema/supplier-return'
import type { Transfer } from '../../shared/schema/transfer'
import { buildItems, buildPieces, type StockedItem } from './items'
import { toEntry, type Command } from './journal'
import { locations } from './locations'
import { people } from './people'
import { Random } from './random'
import type * as z from 'zod/mini'

/** A handwritten name as it lies in the file storage. */
export interface Signature {
  fileId: string
  sha256: string
  /** The image as the screen sends it. */
  base64: string
}

/** The organisation's books while half a year is told: what the database will hold at the end. */
export class World {
  readonly items: StockedItem[]
  /** Kept piece by piece, beside the others. */
  readonly pieces: StockedItem[]
  readonly stocks = new Map<string, Stock>()
  readonly purchaseOrders = new Map<string, PurchaseOrder>()
  readonly receipts: Receipt[] = []
  readonly requisitions = new Map<string, Requisition>()
  readonly issueChecks = new Map<string, IssueCheck>()
  readonly directIssues: DirectIssue[] = []
  readonly countRequests: CountRequest[] = []
  readonly stocktakes = new Map<string, Stocktake>()
  readonly stocktakePlans = new Map<string, StocktakePlan>()
  readonly countLines = new Map<string, CountLine>()
  readonly countFinds: CountFind[] = []
  readonly itemCounts = new Map<string, ItemCounts>()
  readonly loans = new Map<string, Loan>()
  readonly transfers = new Map<string, Transfer>()
  readonly adjustments: Adjustment[] = []
  readonly assets = new Map<string, Asset>()
  readonly reversals: Reversal[] = []
  readonly inspections = new Map<string, Inspection>()
  readonly supplierReturns: SupplierReturn[] = []
  readonly scraps = new Map<string, Scrap>()
  readonly journal: JournalEntry[] = []
  readonly random: Random
  readonly #counters = new Map<string, number>()
  readonly #key: string
  readonly #signatures: ReadonlyMap<string, Signature>
  readonly #people = new Map(people.map((person) => [person._id, person]))
  readonly #walk = new Map(locations.map((location) => [location._id, location.pickSequence]))
  readonly #items: Map<string, StockedItem>

  constructor(options: {
    beginsAt: string
    key: string
    seed: number
    signatures: ReadonlyMap<string, Signature>
  }) {
    this.items = buildItems(options.beginsAt)
    this.pieces = buildPieces(options.beginsAt)
    this.#items = new Map([...this.items, ...this.pieces].map((stocked) => [stocked.item._id, stocked]))
    this.#key = options.key
    this.#signatures = options.signatures
    this.random = new Random(options.seed)
  }

  person(id: string): Person {
    return known(this.#people.get(id), id)
  }

  item(id: string): StockedItem {
    return known(this.#items.get(id), id)
  }

  signatureOf(personId: string): Signature {
    return known(this.#signatures.get(personId), `signature of ${personId}`)
  }

  requisition(id: string): Requisition {
    return known(this.requisitions.get(id), id)
  }

  readonly pickSequence: PickSequence = (locationId) => this.#walk.get(locationId) ?? Number.MAX_SAFE_INTEGER

  stockIn(warehouseId: string): (itemId: string) => Stock | undefined {
    return (itemId) => this.stocks.get(`${warehouseId}:${itemId}`)
  }

  available(warehouseId: string, itemId: string, at: string): number {
    const stock = this.stockIn(warehouseId)(itemId)
    return stock ? availableQuantity(stock, businessDay(at), at) : 0
  }

  /** `RK20261122-0007`: the next number of a business day. */
  nextNumber(prefix: string, at: string): string {
    const counter = prefix + businessDay(at).replaceAll('-', '')
    const value = (this.#counters.get(counter) ?? 0) + 1
    this.#counters.set(counter, value)
    return `${counter}-${String(value).padStart(4, '0')}`
  }

  counters(): z.infer<typeof Counter>[] {
    return [...this.#counters].map(([_id, value]) => ({ _id, value }))
  }

  keep(stocks: readonly Stock[]): void {
    for (const stock of stocks) this.stocks.set(stock._id, stock)
  }

  /** `random` of its own keeps a side story from changing the dice of the others. */
  record(command: Omit<Command, 'requestId'> & { requestId?: string }, random = this.random): void {
    this.journal.push(toEntry({ ...command, requestId: command.requestId ?? random.uuid() }, this.#key))
  }
}

/** A story that the rules refuse is a mistake in the story. */
export function allowed<T>(result: Result<T>): T {
  if (result.ok) return result.data
  throw new Error(`demo data: ${result.code} ${JSON.stringify(result.details)}`)
}

function known<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`demo data: unknown ${id}`)
  return value
}
