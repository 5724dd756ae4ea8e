import {
  Day,
  Id,
  Instant,
  OptionalText,
  pageOf,
  PageInput,
  Quantity,
  RequestId,
  Text,
} from '../schema/common'
import { CountFind, CountLineId, CountLineState, LotCorrection, RecountReason } from '../schema/count-line'
import { ControlledClass, ItemBrief, Tracking, Unit } from '../schema/masterdata'
import { PhotosInput } from '../schema/photo'
import { LotStatus } from '../schema/stock'
import * as z from 'zod/mini'
import { operation } from './define'

/**
 * What a counter sees of a line. `book` is there in an open count only: a blind counter's client never gets it. Rows that
 * nothing on the goods tells apart (the same item and lot number, received at different times) are one pile: one line here,
 * whose `lineId` begins with `+` and whose quantities are those of the pile.
 */
export const LineToCount = z.object({
  lineId: CountLineId,
  /** How many rows of the books the pile is; absent when it is one. */
  rows: z.optional(z.int()),
  areaId: z.int(),
  locationId: Id,
  location: z.string(),
  itemId: Id,
  item: z.extend(ItemBrief, {
    tracking: Tracking,
    controlled: z.optional(ControlledClass),
    units: z.array(Unit),
    /** Codes that mean this item when scanned, with the unit that one scan stands for. */
    codes: z.array(z.object({ code: z.string(), unit: z.string() })),
  }),
  lotId: z.string(),
  lotNo: z.optional(z.string()),
  serialNo: z.optional(z.string()),
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
  status: LotStatus,
  found: z.boolean(),
  state: CountLineState,
  round: z.int(),
  recountReason: z.optional(RecountReason),
  /** Whether the caller may count it now; when not, why in Chinese (counted before, somebody else's area). */
  mayCount: z.boolean(),
  because: z.optional(z.string()),
  /** A photo is wanted whatever the quantity (controlled goods). */
  photoWanted: z.boolean(),
  /** What the caller counted in this round. */
  mine: z.optional(
    z.object({
      quantity: Quantity,
      damaged: z.optional(Quantity),
      correction: z.optional(LotCorrection),
      countedAt: Instant,
      note: z.optional(z.string()),
    }),
  ),
  book: z.optional(Quantity),
  /** Version of the stock document: goes back with the count, so that movements in between are seen whatever the clocks say. */
  position: z.int(),
})
export type LineToCount = z.infer<typeof LineToCount>

/** What was counted: a line or a pile; goods where the books have none (item, with the lot as far as it is known); or an unknown code. */
export const CountTarget = z.union([
  z.strictObject({ lineId: CountLineId }),
  z.strictObject({
    itemId: Id,
    /** A lot that the books know somewhere, or the id of a serial-numbered piece. */
    lotId: z.optional(Id),
    lotNo: OptionalText(40),
    serialNo: OptionalText(40),
    productionDate: z.optional(Day),
    expiryDate: z.optional(Day),
    status: z.optional(LotStatus),
  }),
  z.strictObject({ code: Text(200) }),
])
export type CountTarget = z.infer<typeof CountTarget>

/**
 * One count (盘点记录). `quantity` is the whole of what lay there, in 10^-scale of `unit` (the base unit unless told), not an
 * addition. Sent twice, alone or with others, it counts once by its `eventId`.
 */
export const CountEventInput = z.strictObject({
  eventId: RequestId,
  locationId: Id,
  target: CountTarget,
  /** The line's round as the counter saw it; a count of an older round is kept and no longer decides. */
  round: z.optional(z.int().check(z.gte(1))),
  quantity: Quantity,
  unit: z.optional(Text(10)),
  /** Of `quantity`, in the same unit. */
  damaged: z.optional(Quantity),
  correction: z.optional(z.strictObject(LotCorrection.shape)),
  note: OptionalText(200),
  photos: z.optional(PhotosInput),
  /** First and last beep by the counter's clock. */
  startedAt: Instant,
  countedAt: Instant,
  /** As `LineToCount.position` was when the counter began; left out, clocks alone decide what moved meanwhile. */
  position: z.optional(z.int()),
})
export type CountEventInput = z.infer<typeof CountEventInput>

/**
 * counted: the line is done · toSecond: somebody else counts it too · toRecount: again, see `reason` · kept: recorded, does not
 * decide (an older round, or a later count is there already) · find: an unknown code was kept · refused: nothing recorded.
 */
export const CountOutcome = z.object({
  eventId: RequestId,
  outcome: z.enum(['counted', 'toSecond', 'toRecount', 'kept', 'find', 'refused']),
  lineId: z.optional(CountLineId),
  findId: z.optional(CountLineId),
  reason: z.optional(RecountReason),
  code: z.optional(z.string()),
  /** In Chinese: why it was refused, or what to look at, such as the same piece counted elsewhere. */
  message: z.optional(z.string()),
})
export type CountOutcome = z.infer<typeof CountOutcome>

/** A tag of a shelf read as a batch, decoded and found in the master data. */
export const DecodedTag = z.object({
  /** Hexadecimal, as read; a tag that was read several times is there once. */
  epc: z.string(),
  scheme: z.enum(['sgtin-96', 'grai-96', 'unknown']),
  /** GTIN-14, or the GRAI without its serial number. */
  code: z.optional(z.string()),
  serial: z.optional(z.string()),
  itemId: z.optional(Id),
  itemName: z.optional(z.string()),
  /** Unit that the tag is on, such as 箱, and how many smallest steps that is. */
  unit: z.optional(z.string()),
  quantity: z.optional(Quantity),
  /** The piece, when the item is tracked by serial number. */
  lotId: z.optional(Id),
  problem: z.optional(z.string()),
})
export type DecodedTag = z.infer<typeof DecodedTag>

export const stocktakeCount = {
  'stocktake.location': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '扫库位开始盘点：这个库位要盘的货；盲盘不给账面数量',
    input: z.strictObject({
      stocktakeId: Id,
      /** Id or code of the location, or what its label says when scanned. */
      location: Text(200),
    }),
    output: z.object({
      locationId: Id,
      location: z.string(),
      areaId: z.int(),
      areaName: z.string(),
      /** Whether the location is in the scope; goods outside may be counted as found. */
      inScope: z.boolean(),
      /** The server's clock, against which a phone sets its own. */
      now: Instant,
      lines: z.array(LineToCount),
      finds: z.array(CountFind),
    }),
  }),
  'stocktake.route': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '我的盘点路线：按行走顺序的库位和进度',
    input: z.strictObject({
      stocktakeId: Id,
      view: z.enum(['open', 'all']),
      areaId: z.optional(z.int()),
      ...PageInput,
    }),
    output: pageOf(
      z.object({
        locationId: Id,
        location: z.string(),
        areaId: z.int(),
        areaName: z.string(),
        lines: z.int(),
        /** Lines that the caller can count now. */
        open: z.int(),
        recount: z.int(),
      }),
    ),
  }),
  'stocktake.count': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '盘点记录：一次交一条或一批，每条有自己的编号和时间，迟到、重复、乱序都只算一次',
    input: z.strictObject({
      stocktakeId: Id,
      events: z.array(CountEventInput).check(z.minLength(1), z.maxLength(100)),
      /** The counter's clock when sending: the server puts the times of the events right by it. */
      sentAt: z.optional(Instant),
    }),
    /** One outcome an event, in their order. When every event is refused, the command is, with the first one's reason. */
    output: z.object({ stocktakeId: Id, now: Instant, results: z.array(CountOutcome) }),
  }),
  'stocktake.decodeTags': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '整架 RFID 标签解码：SGTIN-96、GRAI-96，重复读到的只算一次',
    input: z.strictObject({
      stocktakeId: Id,
      /** As a reader types or a person pastes it: EPCs in hexadecimal, or tag URIs, apart by blanks, commas or lines. */
      text: Text(60_000),
    }),
    output: z.object({ tags: z.array(DecodedTag), read: z.int(), duplicates: z.int() }),
  }),
}
