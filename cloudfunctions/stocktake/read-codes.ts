import { normaliseCode } from '../../shared/domain/barcode'
import { barcodesOfGtin, isGtin, parseGs1 } from '../../shared/domain/gs1'
import type { ItemTarget } from '../../shared/domain/stocktake/count-target'
import { readEpc } from '../../shared/domain/stocktake/epc'
import type { Asset } from '../../shared/schema/asset'
import type { Item } from '../../shared/schema/masterdata'
import { _ } from '../runtime/app'
import { find } from '../runtime/store'

/** What a scanned code means: an item, the unit that one scan stands for, and what else the code says of the goods. */
export interface CodeMeaning {
  target: ItemTarget
  item: Item
  unit: string
}

interface Reading {
  code: string
  /** Forms under which it may be kept at an item. */
  barcodes: string[]
  facts: Omit<ItemTarget, 'itemId'>
}

/**
 * Codes that turn out to mean something: item codes, barcodes (a GTIN in each of its forms), GS1 element strings, RFID tags,
 * labels and serial numbers of pieces. What is not in the answer is known to nobody. One request, two more when something
 * is left over that could be a piece.
 */
export async function readCodes(
  codes: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, CodeMeaning>> {
  const readings = new Map([...new Set(codes)].map((code) => [code, readingOf(code, today)]))
  const meanings = new Map<string, CodeMeaning>()
  if (readings.size === 0) return meanings
  const all = [...readings.values()]
  const items = await itemsWith(
    all.flatMap(({ barcodes }) => barcodes),
    all.map(({ code }) => code.toUpperCase()),
  )
  for (const [scanned, { code, barcodes, facts }] of readings) {
    const item = items.find((one) => isCalled(one, code, barcodes))
    if (!item) continue
    const unit = item.barcodes.find((barcode) => barcodes.includes(barcode.code))?.unit ?? item.unit
    meanings.set(scanned, { target: { itemId: item._id, ...facts }, item, unit })
  }
  const left = [...readings].filter(([scanned]) => !meanings.has(scanned))
  for (const [scanned, meaning] of await piecesAmong(left.map(([scanned, { code }]) => [scanned, code]))) {
    meanings.set(scanned, meaning)
  }
  return meanings
}

/** Items that have one of these barcodes or item codes. */
export function itemsWith(barcodes: readonly string[], itemCodes: readonly string[] = []): Promise<Item[]> {
  const byBarcode = { 'barcodes.code': _.in([...new Set(barcodes)]) }
  const where = itemCodes.length > 0 ? _.or([byBarcode, { code: _.in([...new Set(itemCodes)]) }]) : byBarcode
  return find('items', where, { limit: 1_000 })
}

function readingOf(scanned: string, today: string): Reading {
  const gs1 = parseGs1(scanned, today)
  if (gs1?.ok && gs1.data.gtin) {
    const { gtin, lotNo, serialNo, productionDate, expiryDate } = gs1.data
    return {
      code: gtin,
      barcodes: barcodesOfGtin(gtin),
      facts: { lotNo, serialNo, productionDate, expiryDate },
    }
  }
  const epc = /^(0x)?3[03][0-9a-f]{22}$|^urn:epc:/i.test(scanned.trim()) ? readEpc(scanned) : undefined
  if (epc?.ok) {
    const { code, serial } = epc.data
    return { code, barcodes: formsOf(code), facts: { serialNo: serial } }
  }
  const code = normaliseCode(scanned)
  return { code, barcodes: formsOf(code), facts: {} }
}

/** A number in the forms under which it may be kept: a GTIN-14 as EAN-13, and so on; a GRAI with and without its zero. */
export const formsOf = (code: string): string[] => {
  const gtin = /^\d{8}$|^\d{12,14}$/.test(code) ? code.padStart(14, '0') : ''
  return isGtin(gtin) ? [...new Set([code, ...barcodesOfGtin(gtin)])] : [code]
}

const isCalled = (item: Item, code: string, barcodes: readonly string[]): boolean =>
  item.code === code.toUpperCase() || item.barcodes.some((barcode) => barcodes.includes(barcode.code))

/** Pieces by their label or by the serial number on their plate, where only one piece has that. */
async function piecesAmong(
  codes: readonly [scanned: string, code: string][],
): Promise<[string, CodeMeaning][]> {
  if (codes.length === 0) return []
  const values = codes.map(([, code]) => code)
  const where = _.or([{ _id: _.in(values) }, { serialNo: _.in(values) }])
  const assets: Asset[] = await find('assets', where, { limit: 1_000 })
  const found = codes.flatMap(([scanned, code]) => {
    const labelled = assets.find(({ _id }) => _id === code)
    const plated = assets.filter(({ serialNo }) => serialNo === code)
    const asset = labelled ?? (plated.length === 1 ? plated[0] : undefined)
    return asset ? [[scanned, asset] as const] : []
  })
  if (found.length === 0) return []
  const ids = [...new Set(found.map(([, asset]) => asset.itemId))]
  const items = new Map(
    (await find('items', { _id: _.in(ids) }, { limit: 1_000 })).map((item) => [item._id, item]),
  )
  return found.flatMap(([scanned, { _id, itemId, serialNo }]) => {
    const item = items.get(itemId)
    return item ? [[scanned, { target: { itemId, lotId: _id, serialNo }, item, unit: item.unit }]] : []
  })
}
