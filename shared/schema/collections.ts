import { JournalEntry } from './journal'
import { Category, Department, Item, ItemCode, Location, Supplier, Warehouse } from './masterdata'
import { Person, Session } from './person'
import { Receipt } from './receipt'
import { Requisition } from './requisition'
import { Setting } from './settings'
import { Counter, Stock } from './stock'
import type * as z from 'zod/mini'

/** Every collection of the database and the shape of its documents. */
export const collections = {
  people: Person,
  sessions: Session,
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
  receipts: Receipt,
  requisitions: Requisition,
  counters: Counter,
} as const

export type CollectionName = keyof typeof collections
export type DocumentOf<C extends CollectionName> = z.infer<(typeof collections)[C]>
