import { Fen, Id, Instant, Quantity, Status, Text } from './common'
import { Photo } from './photo'
import * as z from 'zod/mini'

/** What each piece of master data keeps about its own life; absent on what nobody has changed since it was made. */
const Lifecycle = {
  /** When it was last saved: a form that was filled from an older state is refused. */
  updatedAt: z.optional(Instant),
  /** Since when it is disabled: it may be deleted only once every running function has learnt of that. */
  disabledAt: z.optional(Instant),
}

/** `_id` is its code (编号), such as `BM04`. */
export const Department = z.object({
  _id: Id,
  name: Text(60),
  parentId: z.nullable(Id),
  branch: Text(60),
  /** Who signs off what this department asks for, in order of preference. */
  approverIds: z.array(Id),
  status: Status,
  ...Lifecycle,
})
export type Department = z.infer<typeof Department>

export const ZoneKind = z.enum(['qualified', 'inspection', 'rejected'])
export type ZoneKind = z.infer<typeof ZoneKind>

export const Zone = z.object({ code: Id, name: Text(30), kind: ZoneKind })
export type Zone = z.infer<typeof Zone>

/** One part of a location's code after its zone: `{ name: '架', style: 'number', width: 2 }` is written `01`. */
export const CodeSegment = z.object({
  name: Text(6),
  style: z.enum(['number', 'letter']),
  /** Digits, padded with zeros; a letter is always one. */
  width: z.int().check(z.gte(1), z.lte(4)),
})
export type CodeSegment = z.infer<typeof CodeSegment>

/** How a warehouse writes the codes of its locations: the zone's code, then these segments. */
export const LocationRule = z.object({
  separator: z.enum(['-', '.']),
  segments: z.array(CodeSegment).check(z.minLength(1), z.maxLength(4)),
})
export type LocationRule = z.infer<typeof LocationRule>

/** `_id` is the code: ids of locations, printed labels and the journal begin with it, so it never changes. */
export const Warehouse = z.object({
  _id: Id,
  code: Id,
  name: Text(60),
  branch: Text(60),
  address: z.optional(Text(120)),
  zones: z.array(Zone),
  /** Left out: 区-架-层-位 with two digits each. */
  locationRule: z.optional(LocationRule),
  status: Status,
  /** Grows with every change to the warehouse or its locations, so that two such changes never overlap. */
  revision: z.optional(z.int()),
  ...Lifecycle,
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
  /**
   * How many lots may lie there at once; left out, any number. Counted in lots, not in volume or pieces: that needs no
   * measures of the goods, fits every unit, and is what a clerk sees at a glance.
   */
  capacity: z.optional(z.int().check(z.gte(1), z.lte(9_999))),
  status: Status,
  ...Lifecycle,
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

/** `_id` is its code. */
export const Supplier = z.object({
  _id: Id,
  code: Id,
  name: Text(80),
  /** Pinyin initials of the name, lower case, for search. */
  initials: z.optional(z.string()),
  contact: z.optional(Text(30)),
  phone: z.optional(Text(30)),
  /** Everything that it delivers goes through a quality inspection first. */
  inspect: z.optional(z.boolean()),
  note: z.optional(Text(200)),
  status: Status,
  ...Lifecycle,
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
