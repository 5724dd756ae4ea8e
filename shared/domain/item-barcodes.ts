import { reject, type Rejection } from '../errors'
import type { ItemCore } from '../schema/masterdata'
import { gs1CheckDigit, isBrokenGtin } from './check-digit'
import { documentKindOf } from './document-numbers'

/**
 * Why an item cannot have these barcodes: BARCODE_WRONG for one that stands twice, belongs to a unit the item has not,
 * looks like a document's number, or is a GTIN with a wrong check digit.
 */
export function refuseBarcodes({
  unit,
  units,
  barcodes,
}: Pick<ItemCore, 'unit' | 'units' | 'barcodes'>): Rejection | null {
  const names = [unit, ...units.map(({ name }) => name)]
  const seen = new Set<string>()
  for (const barcode of barcodes) {
    const { code } = barcode
    if (isBrokenGtin(code))
      return reject('BARCODE_WRONG', { barcode: code, expected: gs1CheckDigit(code.slice(0, -1)) })
    const problem = seen.has(code)
      ? '填了两次，请删掉一个'
      : !names.includes(barcode.unit)
        ? `的单位「${barcode.unit}」不在单位里，请重新选择`
        : documentKindOf(code)
          ? '和单据号的格式一样，扫码时会混淆'
          : null
    if (problem) return reject('BARCODE_WRONG', { barcode: code, problem })
    seen.add(code)
  }
  return null
}
