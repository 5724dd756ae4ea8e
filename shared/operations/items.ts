import { Fen, Id, Instant, OptionalText, pageOf, PageInput, Quantity, Status, Text } from '../schema/common'
import {
  Category,
  CategoryScheme,
  ControlledClass,
  IssuePolicy,
  Item,
  StockLevel,
  Tracking,
  Unit,
} from '../schema/masterdata'
import { PhotoInput } from '../schema/photo'
import { SettingView, settingInputs } from '../schema/settings'
import * as z from 'zod/mini'
import { operation } from './define'

/** Capital letters, digits and `-_:.`, as they stand on labels and in links. */
const Code = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z0-9][A-Z0-9_:.-]{0,39}$/))

/** Everything that a person says about an item; what is left out is absent afterwards. */
const ItemInput = {
  /** Left empty, the server makes one by the rule of the settings. */
  code: z.optional(Code),
  name: Text(80),
  specification: OptionalText(120),
  categoryId: Id,
  unit: Text(10),
  scale: z.int().check(z.gte(0), z.lte(6)),
  units: z.array(Unit).check(z.maxLength(12)),
  barcodes: z.array(z.strictObject({ code: Text(64), unit: Text(10) })).check(z.maxLength(30)),
  tracking: Tracking,
  policy: IssuePolicy,
  shelfLifeDays: z.optional(z.int().check(z.gte(1), z.lte(36_500))),
  controlled: z.optional(ControlledClass),
  inspect: z.optional(z.boolean()),
  custodianId: z.optional(Id),
  priceFen: z.optional(Fen.check(z.lte(1_000_000_000))),
  levels: z.array(z.strictObject(StockLevel.shape)).check(z.maxLength(100)),
  note: OptionalText(200),
  /** A new photo; left out, the one there is stays. */
  photo: z.optional(PhotoInput),
  removePhoto: z.optional(z.boolean()),
}

/** `updatedAt` of what the form was filled from; a save of something older is refused. */
const BasedOn = { updatedAt: z.optional(Instant) }

/** An item with what an administrator must know before changing it. */
export const ItemState = z.object({
  item: Item,
  photoUrl: z.optional(z.string()),
  /** Whether base unit, decimal places and tracking are settled by what was received. */
  fixed: z.boolean(),
  /** What lies where, warehouses that hold nothing left out. */
  stocks: z.array(
    z.object({ warehouseId: Id, warehouseName: z.string(), onHand: Quantity, reserved: Quantity }),
  ),
  /** Documents under way that name it, some of them. */
  openDocuments: z.array(z.object({ name: z.string(), id: Id })),
  /** Whether nothing ever named it, so that it may be deleted. */
  unused: z.boolean(),
})
export type ItemState = z.infer<typeof ItemState>

export const CategoryRow = z.extend(Category, {
  /** Items that are classified right here, those disabled included. */
  items: z.int(),
})
export type CategoryRow = z.infer<typeof CategoryRow>

/** Master data of goods: items, how they are classified and coded, and the rules of the house. */
export const items = {
  'masterdata.listItems': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '物资资料列表，含已停用的',
    input: z.strictObject({
      q: OptionalText(60),
      /** A category stands for those under it too. */
      categoryId: z.optional(Id),
      status: z.optional(Status),
      ...PageInput,
    }),
    output: pageOf(Item),
  }),
  'masterdata.itemState': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '一种物资的资料和它还能怎么改',
    input: z.strictObject({ itemId: Id }),
    output: ItemState,
  }),
  'masterdata.itemPhotos': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '物资照片的临时链接，没有照片的不列出',
    input: z.strictObject({ itemIds: z.array(Id).check(z.minLength(1), z.maxLength(50)) }),
    output: z.object({ rows: z.array(z.object({ itemId: Id, url: z.string() })) }),
  }),
  'masterdata.proposeItemCode': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '按编码规则，这个分类的下一个物资编码',
    input: z.strictObject({ categoryId: Id }),
    output: z.object({ code: z.string() }),
  }),
  'masterdata.saveItem': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '新建或修改物资资料',
    /** Without `itemId` a new one. */
    input: z.strictObject({ itemId: z.optional(Id), ...BasedOn, ...ItemInput }),
    output: Item,
  }),
  'masterdata.setItemStatus': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '停用或启用物资',
    input: z.strictObject({ itemId: Id, status: Status }),
    output: Item,
  }),
  'masterdata.deleteItem': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '删除从未用过的物资',
    input: z.strictObject({ itemId: Id }),
    output: z.object({ itemId: Id }),
  }),

  'masterdata.categoryTree': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '全部分类和各自的物资数',
    input: z.strictObject({}),
    output: z.object({
      scheme: CategoryScheme,
      rows: z.array(CategoryRow),
      /** Classes of the national standard that are not in the tree yet. */
      packMissing: z.int(),
    }),
  }),
  'masterdata.saveCategory': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '新建或修改分类，改上级就是移动',
    input: z.strictObject({
      categoryId: z.optional(Id),
      code: Code,
      name: Text(40),
      parentId: z.nullable(Id),
      /** For a new one; an existing one keeps its own. */
      scheme: CategoryScheme,
    }),
    output: Category,
  }),
  'masterdata.moveCategory': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '调整分类在同级中的先后',
    /** Place among its siblings, 0 is the first. */
    input: z.strictObject({ categoryId: Id, position: z.int().check(z.gte(0), z.lte(1_000)) }),
    output: Category,
  }),
  'masterdata.setCategoryStatus': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '停用或启用分类',
    input: z.strictObject({ categoryId: Id, status: Status }),
    output: Category,
  }),
  'masterdata.deleteCategory': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '删除没有物资也没有下级的分类',
    input: z.strictObject({ categoryId: Id }),
    output: z.object({ categoryId: Id }),
  }),
  'masterdata.addCategoryPack': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '加入国家标准 GB/T 14885-2022 的分类，已有的不动',
    /** `under`: only this top class, such as `A02000000`, with what is below it. */
    input: z.strictObject({ pack: z.literal('gbt14885'), under: z.optional(Code) }),
    output: z.object({ added: z.int(), kept: z.int() }),
  }),

  'masterdata.settings': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '各项规则设置',
    input: z.strictObject({}),
    output: z.object({ rows: z.array(SettingView) }),
  }),
  'masterdata.saveSetting': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '修改一项规则设置',
    input: z.strictObject({ setting: settingInputs, ...BasedOn }),
    output: SettingView,
  }),
}
