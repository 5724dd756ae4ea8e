import { ok, reject, type Rejection, type Result } from '../errors'
import type { FieldChange } from '../schema/journal'
import type { Category, Item, Unit, Warehouse } from '../schema/masterdata'
import type { ItemCodeRule } from '../schema/settings'
import type { Stock } from '../schema/stock'
import { documentKindOf } from './document-numbers'
import { fieldChanges } from './field-changes'
import { refuseBarcodes } from './item-barcodes'
import { coreOf } from './item-brief'
import { refuseTypedCode } from './item-code'
import { emptyStock } from './stock'
import type * as z from 'zod/mini'

export type ItemDocument = z.infer<typeof Item>

/** What a person wants an item to be; derived fields, keptIn and updatedAt are the rule's matter. */
export interface ItemCommand extends Omit<
  ItemDocument,
  'initials' | 'pinyin' | 'status' | 'keptIn' | 'updatedAt'
> {
  /** `updatedAt` of the copy that the form was filled from. */
  basedOn?: string
  /** Whether a person typed the code, so that it is checked as the rule demands. */
  typedCode: boolean
}

export interface ItemState {
  /** The item as it is; undefined for a new one. */
  before: ItemDocument | undefined
  /** Its stock documents by warehouse: exactly those of `before.keptIn` that exist. */
  stocks: ReadonlyMap<string, Stock>
  category: Category | undefined
  warehouses: readonly Pick<Warehouse, '_id' | 'name'>[]
  rule: ItemCodeRule
  /** Initials and pinyin of the name, from the dictionary. */
  spelled: { initials: string; pinyin: string }
  /** Whether a document that is not in the stock names it, such as an order. */
  named: boolean
  /** The item that has a code or barcode; undefined when it is free. */
  ownerOf: (code: string) => { itemId: string; name?: string } | undefined
}

export interface SavedItem {
  item: ItemDocument
  /** Stock documents with the new copy: those that were, and a new one where a level was set. */
  stocks: Stock[]
  /** Ids of empty stock documents that no level asks for any more. */
  dropped: string[]
  /** Codes and barcodes that become the item's, and those that are free again. */
  claimed: string[]
  released: string[]
  changes: FieldChange[]
}

/**
 * Decides a new or changed item, and carries its new copy to its stock documents.
 * Rejects: a form older than the item, a category or warehouse that is not there, units and barcodes that contradict,
 * codes of another item, levels out of order, and base unit, decimal places or tracking once goods were received.
 */
export function saveItem(state: ItemState, command: ItemCommand, now: string): Result<SavedItem> {
  const refused =
    refuseStale(state.before, command) ??
    refuseCategory(state, command) ??
    refuseTyped(state, command) ??
    refuseUnits(command) ??
    refuseBarcodes(command) ??
    refuseTaken(state, command) ??
    refuseLevels(state, command) ??
    refuseFixed(state, command)
  if (refused) return refused

  const { basedOn, typedCode, ...wanted } = command
  const { before, spelled } = state
  const saved: ItemDocument = {
    ...wanted,
    units: command.units.map(reducedUnit),
    ...spelled,
    status: before?.status ?? 'active',
    updatedAt: now,
  }
  const { stocks, dropped } = carried(state, saved, now)
  const item = { ...saved, keptIn: stocks.map(({ warehouseId }) => warehouseId).sort() }
  const [old, fresh] = [before ? codesOf(before) : [], codesOf(item)]
  return ok({
    item,
    stocks,
    dropped,
    claimed: fresh.filter((code) => !old.includes(code)),
    // Its id stays its own: journal and documents speak of the item by it.
    released: old.filter((code) => !fresh.includes(code) && code !== item._id),
    changes: fieldChanges(before, item),
  })
}

/** Every code that means this item when it is scanned or typed. */
export const codesOf = (item: Pick<ItemDocument, '_id' | 'code' | 'barcodes'>): string[] => [
  ...new Set([item._id, item.code, ...item.barcodes.map(({ code }) => code)]),
]

/** Whether goods of it ever came in, so that its quantities have a meaning that may not change. */
export const hasHistory = (stocks: Iterable<Stock>): boolean =>
  [...stocks].some((stock) => stock.version > 0 || stock.lots.length > 0)

/** The stock documents with the new copy; those that never held anything follow the levels. */
function carried(
  { stocks }: ItemState,
  item: ItemDocument,
  now: string,
): Pick<SavedItem, 'stocks' | 'dropped'> {
  const minimumIn = new Map(item.levels.map((level) => [level.warehouseId, level.minimum]))
  const [kept, dropped]: [Stock[], string[]] = [[], []]
  for (const [warehouseId, stock] of stocks) {
    const used = hasHistory([stock]) || stock.reservations.length > 0
    if (used || minimumIn.has(warehouseId)) kept.push(withItem(stock, item, minimumIn.get(warehouseId), now))
    else dropped.push(stock._id)
  }
  for (const [warehouseId, minimum] of minimumIn) {
    if (stocks.has(warehouseId)) continue
    kept.push({ ...emptyStock(warehouseId, item._id, coreOf(item), minimum), updatedAt: now })
  }
  return { stocks: kept, dropped }
}

/** The same shelf with a new copy of its item: no goods move, so its version stays. */
export function withItem(stock: Stock, item: ItemDocument, minimum: number | undefined, now: string): Stock {
  const { minimum: _old, ...rest } = stock
  return {
    ...rest,
    item: coreOf(item),
    ...(minimum === undefined ? {} : { minimum }),
    belowMinimum: stock.onHand < (minimum ?? 0),
    updatedAt: now,
  }
}

const refuseStale = (before: ItemDocument | undefined, { basedOn }: ItemCommand): Rejection | null =>
  before && basedOn && before.updatedAt !== basedOn
    ? reject('CHANGED_MEANWHILE', { what: `物资「${before.name}」` })
    : null

function refuseCategory({ before, category }: ItemState, command: ItemCommand): Rejection | null {
  if (!category) return reject('NOT_FOUND', { what: '分类' })
  const chosenAnew = before?.categoryId !== command.categoryId
  return chosenAnew && category.status !== 'active'
    ? reject('CATEGORY_IN_USE', { name: category.name, problem: '已停用，请选择其他分类' })
    : null
}

function refuseTyped({ before, rule }: ItemState, { code, typedCode }: ItemCommand): Rejection | null {
  if (!typedCode || before?.code === code) return null
  return refuseMisread(code) ?? refuseTypedCode(rule, code)
}

/** A code that a scan would take for something else: a document's number, or a place or a piece, which are written with a colon. */
function refuseMisread(code: string): Rejection | null {
  const problem = documentKindOf(code)
    ? `编码 ${code} 与单据号的写法一样，扫码会认错，请换一个`
    : code.includes(':')
      ? '编码里不能有冒号，否则会与库位、资产的条码混淆，请换一个'
      : null
  return problem ? reject('INVALID_INPUT', { problem }) : null
}

function refuseUnits({ unit, units, tracking, scale }: ItemCommand): Rejection | null {
  const names = [unit, ...units.map(({ name }) => name)]
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice) return reject('UNIT_CHAIN', { unit: twice, reason: 'twice' })
  return tracking === 'serial' && scale > 0
    ? reject('INVALID_INPUT', { problem: '按序列号逐件管理的物资只能整件计数，小数位请填 0' })
    : null
}

function refuseTaken({ before, ownerOf }: ItemState, command: ItemCommand): Rejection | null {
  for (const code of codesOf(command)) {
    const owner = ownerOf(code)
    // A new item's id is the code that was typed: an owner of that id is another item all the same.
    if (!owner || owner.itemId === before?._id) continue
    const what = code === command.code ? 'code' : 'barcode'
    return reject('ITEM_CODE_TAKEN', { taken: code, what, byName: owner.name, byItemId: owner.itemId })
  }
  return null
}

function refuseLevels({ warehouses }: ItemState, { levels }: ItemCommand): Rejection | null {
  const seen = new Set<string>()
  for (const { warehouseId, minimum, reorderPoint, maximum } of levels) {
    const warehouse = warehouses.find(({ _id }) => _id === warehouseId)
    if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
    const wrong = seen.has(warehouseId)
      ? '填了两次'
      : reorderPoint !== undefined && reorderPoint < minimum
        ? '的补货点不能低于最低库存'
        : maximum !== undefined && maximum < (reorderPoint ?? minimum)
          ? `的最高库存不能低于${reorderPoint === undefined ? '最低库存' : '补货点'}`
          : null
    if (wrong) return reject('INVALID_INPUT', { problem: `${warehouse.name}${wrong}`, warehouseId })
    seen.add(warehouseId)
  }
  return null
}

function refuseFixed({ before, stocks, named }: ItemState, command: ItemCommand): Rejection | null {
  if (!before || !(named || hasHistory(stocks.values()))) return null
  const changed = [
    ...(before.unit === command.unit ? [] : ['基本单位']),
    ...(before.scale === command.scale ? [] : ['小数位']),
    ...(before.tracking === command.tracking ? [] : ['管理方式']),
  ]
  return changed.length > 0
    ? reject('ITEM_FIXED', { itemName: before.name, fields: changed.join('、') })
    : null
}

function reducedUnit({ name, numerator, denominator }: z.infer<typeof Unit>): z.infer<typeof Unit> {
  let [a, b] = [numerator, denominator]
  while (b > 0) [a, b] = [b, a % b]
  return { name, numerator: numerator / a, denominator: denominator / a }
}
