import { Fen, Id, Instant, Quantity, Status, Text } from './common'
import { Photo } from './photo'
import * as z from 'zod/mini'

export const Department = z.object({
  _id: Id,
  name: Text(60),
  parentId: z.nullable(Id),
  branch: Text(60),
  /** Who signs off what this department asks for, in order of preference. */
  approverIds: z.array(Id),
  status: Status,
})
export type Department = z.infer<typeof Department>

export const ZoneKind = z.enum(['qualified', 'inspection', 'rejected'])

export const Warehouse = z.object({
  _id: Id,
  code: Id,
  name: Text(60),
  branch: Text(60),
  address: z.optional(Text(120)),
  zones: z.array(z.object({ code: Id, name: Text(30), kind: ZoneKind })),
  status: Status,
})
export type Warehouse = z.infer<typeof Warehouse>

/** `_id = "<warehouseId>:<code>"`; code is zone-rack-level-bin, such as `A-01-02-03`. */
export const Location = z.object({
  _id: Id,
  warehouseId: Id,
  code: Id,
  zone: Id,
  zoneKind: ZoneKind,
  /** Walking order through the warehouse, small first. */
  pickSequence: z.int(),
  status: Status,
})
export type Location = z.infer<typeof Location>

/** The code system that a category belongs to: the national standard GB/T 14885-2022, or the unit's own. */
export const CategoryScheme = z.enum(['gbt14885', 'own'])
export type CategoryScheme = z.infer<typeof CategoryScheme>

export const Category = z.object({
  _id: Id,
  code: Id,
  name: Text(40),
  parentId: z.nullable(Id),
  order: z.int(),
  scheme: CategoryScheme,
  status: Status,
})
export type Category = z.infer<typeof Category>

export const Supplier = z.object({
  _id: Id,
  code: Id,
  name: Text(80),
  phone: z.optional(Text(30)),
  status: Status,
})
export type Supplier = z.infer<typeof Supplier>

/** A further unit: 1 of it = numerator / denominator of the base unit, exactly. */
export const Unit = z.object({
  name: Text(10),
  numerator: z.int().check(z.gte(1), z.lte(1_000_000)),
  denominator: z.int().check(z.gte(1), z.lte(1_000_000)),
})
export type Unit = z.infer<typeof Unit>

export const Tracking = z.enum(['none', 'lot', 'serial'])
export type Tracking = z.infer<typeof Tracking>
export const IssuePolicy = z.enum(['fifo', 'fefo'])
export type IssuePolicy = z.infer<typeof IssuePolicy>
export const ControlledClass = z.enum(['medicine', 'reagent', 'hazardous', 'valuable'])
export type ControlledClass = z.infer<typeof ControlledClass>

/** Stock levels of an item in one warehouse, in its smallest step. */
export const StockLevel = z.object({
  warehouseId: Id,
  minimum: Quantity,
  maximum: z.optional(Quantity),
  reorderPoint: z.optional(Quantity),
})

/** What a line of any document repeats of its item, so that it reads the same after the item changes. */
export const ItemBrief = z.object({
  code: Id,
  name: Text(80),
  specification: z.string().check(z.maxLength(120)),
  unit: Text(10),
  /** Decimal places of a quantity: 0 for what is counted, up to 6 for what is measured. */
  scale: z.int().check(z.gte(0), z.lte(6)),
})
export type ItemBrief = z.infer<typeof ItemBrief>

/** The part of an item that stock decisions rest on; each stock document carries a copy. */
export const ItemCore = z.extend(ItemBrief, {
  categoryId: Id,
  units: z.array(Unit),
  barcodes: z.array(z.object({ code: z.string().check(z.minLength(1), z.maxLength(64)), unit: Text(10) })),
  tracking: Tracking,
  policy: IssuePolicy,
  shelfLifeDays: z.optional(z.int().check(z.gte(1))),
  controlled: z.optional(ControlledClass),
  /** Every receipt of it goes through a quality inspection before it can be used. */
  inspect: z.optional(z.boolean()),
  /** Pinyin initials of name and specification, lower case, for search. */
  initials: z.string(),
  /** Whole pinyin of the name, lower case and without blanks, for search. */
  pinyin: z.optional(z.string()),
  status: Status,
})
export type ItemCore = z.infer<typeof ItemCore>

export const Item = z.extend(ItemCore, {
  _id: Id,
  priceFen: z.optional(Fen),
  levels: z.array(StockLevel),
  /** Who answers for this kind of goods (保管人). */
  custodian: z.optional(z.object({ id: Id, name: Text(30) })),
  photo: z.optional(Photo),
  note: z.optional(Text(200)),
  /** Warehouses that have a stock document of it: a save carries the new copy to exactly these. */
  keptIn: z.optional(z.array(Id)),
  updatedAt: Instant,
})
export type Item = z.infer<typeof Item>

/**
 * A code or barcode that belongs to an item, `_id` = the code itself: two items can never claim the same one,
 * whoever saves at the same time.
 */
export const ItemCode = z.object({ _id: z.string().check(z.minLength(1), z.maxLength(64)), itemId: Id })
export type ItemCode = z.infer<typeof ItemCode>
