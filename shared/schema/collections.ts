import { CountFind, CountLine } from './count-line'
import { CountRequest } from './count-request'
import { DirectIssue } from './direct-issue'
import { IssueCheck } from './issue-check'
import { Adjustment } from './adjustment'
import { Asset } from './asset'
import { Inspection } from './inspection'
import { JournalEntry } from './journal'
import { Loan } from './loan'
import { Category, Department, Item, ItemCode, Location, Supplier, Warehouse } from './masterdata'
import { BindTries, Invitation, Person, Session } from './person'
import { PurchaseOrder } from './purchase-order'
import { Receipt } from './receipt'
import { Reconciliation } from './reconciliation'
import { Requisition } from './requisition'
import { Reversal } from './reversal'
import { Scrap } from './scrap'
import { Setting } from './settings'
import { Counter, Stock } from './stock'
import { FrozenArea, ItemCounts, Stocktake, StocktakePlan } from './stocktake'
import { SupplierReturn } from './supplier-return'
import { Transfer } from './transfer'
import type * as z from 'zod/mini'

/** Every collection of the database and the shape of its documents. */
export const collections = {
  people: Person,
  sessions: Session,
  invitations: Invitation,
  bindTries: BindTries,
  departments: Department,
  warehouses: Warehouse,
  locations: Location,
  categories: Category,
  suppliers: Supplier,
  items: Item,
  itemCodes: ItemCode,
  settings: Setting,
  stock: Stock,
  journal: JournalEntry,
  purchaseOrders: PurchaseOrder,
  receipts: Receipt,
  requisitions: Requisition,
  issueChecks: IssueCheck,
  directIssues: DirectIssue,
  countRequests: CountRequest,
  stocktakes: Stocktake,
  stocktakePlans: StocktakePlan,
  countLines: CountLine,
  countFinds: CountFind,
  itemCounts: ItemCounts,
  frozenAreas: FrozenArea,
  loans: Loan,
  assets: Asset,
  transfers: Transfer,
  adjustments: Adjustment,
  reversals: Reversal,
  reconciliations: Reconciliation,
  inspections: Inspection,
  supplierReturns: SupplierReturn,
  scraps: Scrap,
  counters: Counter,
} as const

export type CollectionName = keyof typeof collections
export type DocumentOf<C extends CollectionName> = z.infer<(typeof collections)[C]>
