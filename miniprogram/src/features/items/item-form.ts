import { stepsOf } from '@shared/domain/unit-chain'
import { formatQuantity } from '@shared/domain/units'
import type { OutputOf } from '@shared/operations'
import type { Item } from '@shared/schema/masterdata'
import type { PickedPhoto } from '@/components/photo-field'

/** One line of 1 箱 = 12 盒, as it is typed. */
export interface UnitRow {
  key: string
  name: string
  count: string
  of: string
}

export interface BarcodeRow {
  key: string
  code: string
  unit: string
}

/** Levels of one warehouse as typed, in the base unit. */
export interface LevelRow {
  warehouseId: string
  minimum: string
  reorderPoint: string
  maximum: string
}

/** An item as a person fills it in: numbers are what was typed. */
export interface ItemForm {
  name: string
  specification: string
  categoryId: string
  code: string
  unit: string
  scale: string
  steps: UnitRow[]
  barcodes: BarcodeRow[]
  tracking: Item['tracking']
  policy: Item['policy']
  shelfLifeDays: string
  controlled: NonNullable<Item['controlled']> | 'none'
  inspect: boolean
  custodianId: string
  price: string
  levels: LevelRow[]
  note: string
  photos: PickedPhoto[]
  removePhoto: boolean
}

export const emptyForm: ItemForm = {
  name: '',
  specification: '',
  categoryId: '',
  code: '',
  unit: '',
  scale: '0',
  steps: [],
  barcodes: [],
  tracking: 'none',
  policy: 'fifo',
  shelfLifeDays: '',
  controlled: 'none',
  inspect: false,
  custodianId: '',
  price: '',
  levels: [],
  note: '',
  photos: [],
  removePhoto: false,
}

/** The form that shows an item as it is. */
export function formOf({ item }: Pick<OutputOf<'masterdata.itemState'>, 'item'>): ItemForm {
  const amount = (quantity: number | undefined) =>
    quantity === undefined ? '' : formatQuantity(quantity, item.scale)
  return {
    ...emptyForm,
    name: item.name,
    specification: item.specification,
    categoryId: item.categoryId,
    code: item.code,
    unit: item.unit,
    scale: String(item.scale),
    steps: stepsOf(item.unit, item.units).map((step) => ({ ...step, key: step.name })),
    barcodes: item.barcodes.map((barcode) => ({ ...barcode, key: barcode.code })),
    tracking: item.tracking,
    policy: item.policy,
    shelfLifeDays: item.shelfLifeDays === undefined ? '' : String(item.shelfLifeDays),
    controlled: item.controlled ?? 'none',
    inspect: item.inspect ?? false,
    custodianId: item.custodian?.id ?? '',
    price: item.priceFen === undefined ? '' : formatQuantity(item.priceFen, 2),
    levels: item.levels.map((level) => ({
      warehouseId: level.warehouseId,
      minimum: amount(level.minimum),
      reorderPoint: amount(level.reorderPoint),
      maximum: amount(level.maximum),
    })),
    note: item.note ?? '',
  }
}

/** Names of the units that the form has now, the base unit first. */
export const unitNames = ({ unit, steps }: ItemForm): string[] => [
  ...new Set([unit, ...steps.map(({ name }) => name)].map((name) => name.trim()).filter(Boolean)),
]

/** The form with another name for a unit; what refers to it goes along. */
export function renamedUnit(form: ItemForm, from: string, to: string): Pick<ItemForm, 'steps' | 'barcodes'> {
  const other = (name: string) => (name === from && from !== '' ? to : name)
  return {
    steps: form.steps.map((step) => ({ ...step, of: other(step.of) })),
    barcodes: form.barcodes.map((barcode) => ({ ...barcode, unit: other(barcode.unit) })),
  }
}
