import { By, Day, Fen, Id, Instant, Text } from './common'
import { DocumentLink, Place } from './journal'
import { ControlledClass, ItemBrief } from './masterdata'
import { Evidence } from './requisition'
import { LotStatus } from './stock'
import * as z from 'zod/mini'

/** As it stands on the plate of one piece: any printable text. Two pieces of one item never share one. */
export const SerialNo = z.string().check(z.trim(), z.regex(/^[^\p{C}]{1,40}$/u))

/**
 * inStock 在库 · issued 在用 · lent 借出 · external 外发 · inTransit 调拨在途 · scrapped 已报废 · lost 已丢失 ·
 * returnedToSupplier 已退供应商 · withdrawn 已撤销: its receipt was reversed.
 */
export const AssetStatus = z.enum([
  'inStock',
  'issued',
  'lent',
  'external',
  'inTransit',
  'scrapped',
  'lost',
  'returnedToSupplier',
  'withdrawn',
])
export type AssetStatus = z.infer<typeof AssetStatus>

/** Who has a piece that is not in the warehouse: a person, at least a department, or somebody outside. */
export const Holder = z.object({
  person: z.optional(By),
  department: z.optional(By),
  /** Organisation that it was sent out to. */
  external: z.optional(z.string()),
})
export type Holder = z.infer<typeof Holder>

export const AssetAction = z.enum([
  'received',
  'moved',
  'issued',
  'lent',
  'sentOut',
  'returned',
  'sent',
  'arrived',
  'scrapped',
  'lost',
  'found',
  'returnedToSupplier',
  'offered',
  'handedOver',
  'refused',
  'takenBack',
  'reversed',
])
export type AssetAction = z.infer<typeof AssetAction>

/** One step of a piece's life. `holder` is who had it afterwards, `locationId` where it lay. */
export const AssetEvent = z.object({
  action: AssetAction,
  at: Instant,
  by: By,
  document: DocumentLink,
  holder: z.optional(Holder),
  locationId: z.optional(Id),
  note: z.optional(z.string()),
  signature: z.optional(Evidence),
})
export type AssetEvent = z.infer<typeof AssetEvent>

/** Offered to a colleague, who has not yet said yes. */
export const HandOver = z.object({
  to: By,
  toDepartment: By,
  from: Holder,
  by: By,
  at: Instant,
  note: z.optional(z.string()),
})
export type HandOver = z.infer<typeof HandOver>

/**
 * One serial-numbered piece (资产): where it is, who answers for it, its history. `_id` is also the id of its lot, of
 * which there is always one piece, so the ledger treats it like any lot; this document follows the postings in the same
 * transaction.
 */
export const Asset = z.object({
  _id: Id,
  itemId: Id,
  item: z.extend(ItemBrief, { controlled: z.optional(ControlledClass) }),
  serialNo: SerialNo,
  /** The warehouse whose books it is in, or was in last. */
  warehouseId: Id,
  /** Where the ledger has it: the destination of its last posting. */
  place: Place,
  status: AssetStatus,
  /** State of its row of stock; only while it lies in a warehouse. */
  lotStatus: z.optional(LotStatus),
  holder: z.optional(Holder),
  handOver: z.optional(HandOver),
  /** Who looks after pieces of this kind. */
  custodian: z.optional(By),
  valueFen: z.optional(Fen),
  lotNo: z.optional(z.string()),
  supplierId: z.optional(Id),
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
  /** First time on a shelf of ours. */
  receivedAt: Instant,
  /** The last 100 events, the newest last; older ones are in the journal. */
  history: z.array(AssetEvent),
  /** How many events there were in all. */
  eventCount: z.int(),
  updatedAt: Instant,
})
export type Asset = z.infer<typeof Asset>

/** A hand-over's note, or the reason for a refusal. */
export const HandOverNote = Text(200)
