import type { Asset } from '../../schema/asset'
import type { Item } from '../../schema/masterdata'
import type { Lot, Stock } from '../../schema/stock'
import { assetId } from '../asset-id'
import { startOfDay } from '../calendar'
import { isFoundLot } from './line-id'
import type { PostLine } from './posting-plan'

/** What a label says of a lot. */
export type Label = Pick<Lot, 'lotNo' | 'productionDate' | 'expiryDate'>

export interface SurplusGoods {
  /** The row without quantity and value. */
  lot: Omit<Lot, 'quantity' | 'valueFen'>
  /** Cost of one smallest step in fen, with fractions. */
  unitFen: number
  /** Nobody knows what it cost: it comes in for nothing, which the line says. */
  priceless: boolean
}

/**
 * Lot, age and cost of goods that were too many. A lot that the books know keeps what they know; goods found are of the lot
 * with that number where there is one, else a lot of their own (`newLotId`) as old as the day they were found. Cost: what is
 * left of the row, of the lot, of the item in this warehouse; else the price of the item.
 */
export function surplusGoods(
  line: PostLine,
  stock: Stock | undefined,
  item: Pick<Item, 'priceFen' | 'scale'> | undefined,
  asset: Asset | undefined,
  newLotId: () => string,
): SurplusGoods {
  // A row of the books comes back as it was; what its label says otherwise is put right after that.
  const label = line.found ? labelOf(line) : labelOf({ ...line, result: withoutCorrection(line) })
  const lots = stock?.lots ?? []
  const lotId = pieceId(line) ?? (isFoundLot(line.lotId) ? knownLot(lots, label)?.lotId : line.lotId)
  const kin = lots.filter((lot) => lot.lotId === lotId)
  const row = kin.find(({ locationId, status }) => locationId === line.locationId && status === line.status)
  const known = row ?? kin[0]
  const id = lotId ?? newLotId()
  const facts: Omit<Lot, 'quantity' | 'valueFen' | 'locationId' | 'status'> = known
    ? lotOnly(known)
    : {
        lotId: id,
        ...label,
        ...(line.serialNo ? { serialNo: line.serialNo } : {}),
        ...(asset?.supplierId ? { supplierId: asset.supplierId } : {}),
        receivedAt: asset?.receivedAt ?? (lotId && dayOfLot(lotId)) ?? line.result.countedAt,
      }
  const unitFen =
    costOf(row ? [row] : []) ??
    costOf(kin) ??
    (asset?.valueFen === undefined ? undefined : asset.valueFen / 10 ** line.item.scale) ??
    (line.unitFen > 0 ? line.unitFen : undefined) ??
    costOf(lots) ??
    (item?.priceFen ?? 0) / 10 ** line.item.scale
  const place = { locationId: line.locationId, status: line.status }
  return { lot: { ...facts, ...place }, unitFen, priceless: unitFen === 0 }
}

const withoutCorrection = ({ result: { correction: _said, ...result } }: PostLine) => result

/** What the label on the shelf says: the line's facts, with what the counter put right. */
export const labelOf = ({ lotNo, productionDate, expiryDate, result }: PostLine): Label => {
  const said = { lotNo, productionDate, expiryDate, ...result.correction }
  return {
    ...(said.lotNo ? { lotNo: said.lotNo } : {}),
    ...(said.productionDate ? { productionDate: said.productionDate } : {}),
    ...(said.expiryDate ? { expiryDate: said.expiryDate } : {}),
  }
}

/** The eldest lot with that number; dates that the label gives must be those of the lot. Undefined without a number. */
export function knownLot(
  lots: readonly Lot[],
  { lotNo, productionDate, expiryDate }: Label,
): Lot | undefined {
  if (!lotNo) return undefined
  const fits = (said: string | undefined, known: string | undefined) => said === undefined || said === known
  return lots
    .filter((lot) => lot.lotNo === lotNo)
    .filter((lot) => fits(productionDate, lot.productionDate) && fits(expiryDate, lot.expiryDate))
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))[0]
}

/** A serial-numbered piece is its own lot, found or not; undefined for other goods. */
export function pieceId({ item, lotId, itemId, serialNo }: PostLine): string | undefined {
  if (item.tracking !== 'serial') return undefined
  if (!isFoundLot(lotId)) return lotId
  const id = serialNo === undefined ? undefined : assetId(itemId, serialNo)
  return id?.ok ? id.data : undefined
}

/** What a lot is wherever it lies. */
export function lotOnly(lot: Lot): Omit<Lot, 'quantity' | 'valueFen' | 'locationId' | 'status'> {
  const { quantity: _quantity, valueFen: _value, locationId: _place, status: _status, ...facts } = lot
  return facts
}

/** A lot that has left the shelf entirely is as old as the document that brought it: `RK20261122-0007-1`. */
function dayOfLot(lotId: string): string | undefined {
  const [, year, month, day] = /^[A-Z]{2}(\d{4})(\d\d)(\d\d)-\d{4,}-/.exec(lotId) ?? []
  return day === undefined ? undefined : startOfDay(`${year}-${month}-${day}`)
}

function costOf(lots: readonly Lot[]): number | undefined {
  const quantity = lots.reduce((total, lot) => total + lot.quantity, 0)
  return quantity > 0 ? lots.reduce((total, lot) => total + lot.valueFen, 0) / quantity : undefined
}
