import { refuseBarcodes } from '@shared/domain/item-barcodes'
import { resolveUnits } from '@shared/domain/unit-chain'
import { parseQuantity } from '@shared/domain/units'
import type { Rejection } from '@shared/errors'
import type { InputOf } from '@shared/operations'
import { failureText } from '@/lib/error-text'
import type { ItemForm, LevelRow } from './item-form'

/** What is wrong, by the part of the form where it is put right. */
export type ItemProblems = Partial<
  Record<'name' | 'categoryId' | 'unit' | 'steps' | 'barcodes' | 'shelfLifeDays' | 'price' | 'levels', string>
>

export type SaveItem = InputOf<'masterdata.saveItem'>

/** What the form asks for; or what must be put right first. Exact: nothing typed is rounded. */
export function inputOf(form: ItemForm): { input: SaveItem } | { problems: ItemProblems } {
  const scale = Number(form.scale)
  const unit = form.unit.trim()
  const units = resolveUnits(
    unit,
    form.steps.map(({ name, count, of }) => ({ name: name.trim(), count, of: of || unit })),
  )
  const barcodes = form.barcodes
    .filter(({ code }) => code.trim() !== '')
    .map(({ code, unit: of }) => ({ code: code.trim(), unit: of || unit }))
  const days = form.shelfLifeDays.trim() === '' ? undefined : parseQuantity(form.shelfLifeDays, 0)
  const price = form.price.trim() === '' ? undefined : parseQuantity(form.price, 2)
  const levels = form.levels.map((level) => levelOf(level, scale))

  const wrongCode = units.ok ? refuseBarcodes({ unit, units: units.data, barcodes }) : null
  const problems: ItemProblems = {
    ...(form.name.trim() ? {} : { name: '请填写名称' }),
    ...(form.categoryId ? {} : { categoryId: '请选择分类' }),
    ...(unit ? {} : { unit: '请填写基本单位，例如 支、瓶、kg' }),
    ...(form.steps.some(({ name }) => !name.trim())
      ? { steps: '有一行没有写单位名，请填写或删掉这一行' }
      : units.ok
        ? {}
        : { steps: textOf(units) }),
    ...(wrongCode ? { barcodes: textOf(wrongCode) } : {}),
    ...(days === null || days === 0 ? { shelfLifeDays: '请填写整天数，例如 365' } : {}),
    ...(price === null ? { price: '请填写金额，最多两位小数' } : {}),
    ...(levels.some((level) => level === null)
      ? { levels: `库存数量请填写${scale > 0 ? `最多 ${scale} 位小数的数` : '整数'}，最低库存不能空` }
      : {}),
  }
  if (Object.keys(problems).length > 0 || !units.ok) return { problems }
  const [photo] = form.photos
  return {
    input: {
      ...(form.code.trim() ? { code: form.code.trim().toUpperCase() } : {}),
      name: form.name.trim(),
      specification: form.specification.trim(),
      categoryId: form.categoryId,
      unit,
      scale,
      units: units.data,
      barcodes,
      tracking: form.tracking,
      policy: form.policy,
      ...(days ? { shelfLifeDays: days } : {}),
      ...(form.controlled === 'none' ? {} : { controlled: form.controlled }),
      inspect: form.inspect,
      ...(form.custodianId ? { custodianId: form.custodianId } : {}),
      ...(typeof price === 'number' ? { priceFen: price } : {}),
      levels: levels.flatMap((level) => level ?? []),
      note: form.note.trim(),
      ...(photo ? { photo: photo.base64 } : form.removePhoto ? { removePhoto: true } : {}),
    },
  }
}

/** Null when a number cannot be read. */
function levelOf({ warehouseId, minimum, reorderPoint, maximum }: LevelRow, scale: number) {
  const read = (typed: string) => (typed.trim() === '' ? undefined : parseQuantity(typed, scale))
  const [low, point, high] = [read(minimum), read(reorderPoint), read(maximum)]
  if (low === null || low === undefined || point === null || high === null) return null
  return {
    warehouseId,
    minimum: low,
    ...(point === undefined ? {} : { reorderPoint: point }),
    ...(high === undefined ? {} : { maximum: high }),
  }
}

const textOf = ({ code, details }: Rejection): string =>
  failureText({ ok: false, code, ...(details ? { details } : {}) })
