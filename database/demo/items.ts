import { customPinyin, pinyin } from 'pinyin-pro'
import { ean13CheckDigit } from '../../shared/domain/barcode'
import type { Item, Unit } from '../../shared/schema/masterdata'
import { equipment } from './catalogue/equipment'
import { medical } from './catalogue/medical'
import { ordered } from './catalogue/ordered'
import { officeSupplies } from './catalogue/office-supplies'
import { pieces } from './catalogue/pieces'
import { reagents } from './catalogue/reagents'
import type { ItemGroup, Row } from './catalogue/row'
import { stationery } from './catalogue/stationery'
import { locations } from './locations'
import type * as z from 'zod/mini'

type ItemDocument = z.infer<typeof Item>

/** An item with what only the story of the half year needs to know of it. */
export interface StockedItem {
  item: ItemDocument
  group: ItemGroup
  /** What one request asks for, in the item's smallest step. */
  typical: number
  popularity: number
  /** Warehouses that keep it, the main one first. */
  warehouseIds: string[]
  /** Where it lies in its main warehouse, nearest first. */
  shelves: string[]
}

const groups: ItemGroup[] = [...stationery, ...officeSupplies, ...reagents, ...medical, ...equipment]

// 重 and 铬 as chemists say them.
customPinyin({ 重铬酸钾: 'chóng gè suān jiǎ' })

/** The whole catalogue, as of `updatedAt`. */
export function buildItems(updatedAt: string): StockedItem[] {
  return groups.flatMap((group, groupIndex) => {
    const shelves = locations.filter((l) => l.warehouseId === group.warehouseId && l.zone === group.zone)
    const inZone = groups.filter((g) => g.warehouseId === group.warehouseId && g.zone === group.zone)
    const before = inZone.slice(0, inZone.indexOf(group)).reduce((total, g) => total + g.rows.length, 0)
    return group.rows.map((row, index): StockedItem => {
      const item = toItem(group, row, index, groupIndex, updatedAt)
      const home = before + index
      const extra = row[7] ?? {}
      return {
        item,
        group,
        typical: row[5] * 10 ** item.scale,
        popularity: row[6],
        warehouseIds: [group.warehouseId, ...(extra.also ?? [])],
        shelves: [0, 1, 2].map((step) => shelves[(home + step) % shelves.length]?._id ?? ''),
      }
    })
  })
}

/** Items that are kept piece by piece, or come by order: they have a story of their own. */
export const buildPieces = (updatedAt: string): StockedItem[] =>
  [...pieces, ...ordered].flatMap((group, place) => {
    const zone = locations.filter((l) => l.warehouseId === group.warehouseId && l.zone === group.zone)
    return group.rows.map((row, index): StockedItem => ({
      item: toItem(group, row, index, groups.length + place, updatedAt),
      group,
      typical: row[5],
      popularity: row[6],
      warehouseIds: [group.warehouseId],
      shelves: zone.slice(-3).map(({ _id }) => _id),
    }))
  })

function toItem(
  group: ItemGroup,
  row: Row,
  index: number,
  groupIndex: number,
  updatedAt: string,
): ItemDocument {
  const [name, specification, unit, units, price, typical, popularity, extra = {}] = row
  const code = group.prefix + String(index + 1).padStart(3, '0')
  const further = parseUnits(units)
  const serial = (groupIndex + 1) * 1000 + index + 1
  const scale = extra.scale ?? 0
  const shelfLifeDays = extra.shelfLifeDays ?? group.shelfLifeDays
  const controlled = extra.controlled ?? group.controlled
  const carton = further.at(-1)
  return {
    _id: code,
    code,
    name,
    specification,
    unit,
    scale,
    categoryId: group.categoryId,
    units: further,
    barcodes: [
      { code: barcode('20', serial), unit },
      ...(carton ? [{ code: barcode('21', serial), unit: carton.name }] : []),
    ],
    tracking: group.tracking,
    policy: group.policy,
    ...(shelfLifeDays ? { shelfLifeDays } : {}),
    ...(controlled ? { controlled } : {}),
    initials: initialsOf(name, specification),
    pinyin: pinyinOf(name),
    custodian: keepers[group.warehouseId] ?? KEEPER,
    priceFen: Math.round(price * 100),
    levels: [group.warehouseId, ...(extra.also ?? [])].map((warehouseId, place) =>
      levelsOf(warehouseId, typical * popularity * 10 ** scale * (place === 0 ? 1 : 0.4)),
    ),
    status: 'active',
    updatedAt,
  }
}

const KEEPER = { id: 'clerk', name: '王敏' }
/** Who answers for the goods of a warehouse. */
const keepers: Record<string, { id: string; name: string }> = {
  'WH-SY': { id: 'sunli', name: '孙丽' },
  'WH-SB': { id: 'zhaolei', name: '赵磊' },
}

/** Levels from what a busy fortnight takes. */
const levelsOf = (warehouseId: string, demand: number) => ({
  warehouseId,
  minimum: Math.ceil(demand * 1.2),
  reorderPoint: Math.ceil(demand * 2.5),
  maximum: Math.ceil(demand * 6),
})

/** `盒=12,箱=1/2` → units with exact factors. */
function parseUnits(text: string): z.infer<typeof Unit>[] {
  if (!text) return []
  return text.split(',').map((entry) => {
    const [name = '', factor = ''] = entry.split('=')
    const [numerator, denominator = '1'] = factor.split('/')
    return { name, numerator: Number(numerator), denominator: Number(denominator) }
  })
}

/** GS1 prefixes 20–29 are for use inside a company: none of these codes is on a product anywhere. */
function barcode(prefix: string, serial: number): string {
  const twelve = prefix + String(serial * 7919).padStart(10, '0')
  return twelve + String(ean13CheckDigit(twelve))
}

/** `中性笔 0.5mm` → `zxb05mm`. */
export function initialsOf(name: string, specification: string): string {
  const letters = pinyin(`${name} ${specification}`, { pattern: 'first', toneType: 'none', type: 'array' })
  return letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** `中性笔` → `zhongxingbi`. */
const pinyinOf = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
