import { Asset, AssetStatus, HandOverNote } from '../schema/asset'
import { By, Id, Instant, OptionalText, pageOf, PageInput } from '../schema/common'
import { DocumentLink } from '../schema/journal'
import { ItemBrief } from '../schema/masterdata'
import * as z from 'zod/mini'
import { operation } from './define'

/** A piece as a list shows it. */
export const AssetRow = z.object({
  assetId: Id,
  itemId: Id,
  item: ItemBrief,
  serialNo: z.string(),
  status: AssetStatus,
  /** Where it is or who has it, in one phrase. */
  where: z.string(),
  warehouseId: Id,
  warehouseName: z.string(),
  /** Offered to this person, who has not yet said yes. */
  handOverTo: z.optional(z.string()),
  updatedAt: Instant,
})
export type AssetRow = z.infer<typeof AssetRow>

export const AssetView = z.object({
  asset: Asset,
  warehouseName: z.string(),
  where: z.string(),
  /** What the caller may do with it now. */
  actions: z.object({
    handOver: z.boolean(),
    confirm: z.boolean(),
    withdraw: z.boolean(),
    /** Take it back into the warehouse: for the clerk. */
    takeBack: z.boolean(),
  }),
  /** The document that handed it out last, from which a return begins. */
  handedOutBy: z.optional(DocumentLink),
})
export type AssetView = z.infer<typeof AssetView>

/** Pieces that change hands together, all or none. */
export const MAX_HAND_OVER = 20
const assetIds = z.array(Id).check(z.minLength(1), z.maxLength(MAX_HAND_OVER))
const pieces = z.object({ rows: z.array(AssetRow) })

export const asset = {
  'asset.list': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '资产列表：我名下的、待我确认的、本部门的，仓管员和管理员看全部',
    input: z.strictObject({
      view: z.enum(['mine', 'toConfirm', 'department', 'all']),
      warehouseId: z.optional(Id),
      departmentId: z.optional(Id),
      personId: z.optional(Id),
      itemId: z.optional(Id),
      status: z.optional(AssetStatus),
      /** Part of a serial number, of the item's name, code or pinyin initials. */
      q: OptionalText(40),
      ...PageInput,
    }),
    output: pageOf(AssetRow),
  }),
  'asset.get': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一件资产：在哪里、谁在用、来龙去脉，和我能做的事',
    input: z.strictObject({ assetId: Id }),
    output: AssetView,
  }),
  'asset.receivers': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '可以交接给谁：按姓名或部门找同事',
    input: z.strictObject({ q: OptionalText(20) }),
    output: z.object({
      rows: z.array(z.extend(By, { departmentName: z.string(), title: z.optional(z.string()) })),
    }),
  }),
  'asset.handOver': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '资产交接：使用人交给同事，或由仓管员、管理员登记；对方确认后生效',
    input: z.strictObject({ assetIds, toPersonId: Id, note: OptionalText(200) }),
    output: pieces,
  }),
  'asset.confirmHandOver': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '确认交接：接收人确认收到，资产从此记在他名下；可以签字',
    input: z.strictObject({
      assetIds,
      /** The receiver's handwritten signature: a PNG in base64, at most 200 KB. */
      signature: z.optional(z.string().check(z.maxLength(280_000))),
    }),
    output: pieces,
  }),
  'asset.refuseHandOver': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '不接收交接：接收人说明原因，资产仍在原使用人名下',
    input: z.strictObject({ assetIds, reason: HandOverNote }),
    output: pieces,
  }),
  'asset.withdrawHandOver': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '撤回交接：对方确认之前，发起人、使用人或仓管员可以撤回',
    input: z.strictObject({ assetIds }),
    output: pieces,
  }),
}
