import type { Asset } from '../../schema/asset'
import type { Difference } from '../../schema/reconciliation'
import type { Requisition } from '../../schema/requisition'
import type { Lot, Stock } from '../../schema/stock'
import { brief } from '../item-brief'
import { activeReservations, locationCode, sum } from '../stock'
import { openQuantity } from '../open-quantity'
import { formatQuantity } from '../units'
import { whereText } from '../asset'
import { documentKindOf } from '../document-numbers'
import { keyOfRow, placeOf, type Amount, type Tally } from './tally'

type Facts = Pick<Difference, 'itemId' | 'item'>
const factsOf = (stock: Stock): Facts => ({ itemId: stock.itemId, item: brief(stock.item) })

/** Rows that are not the sum of their postings, in quantity or in value; missing and surplus rows too. */
export function compareRows(stock: Stock, { rows }: Tally): Difference[] {
  const stored = new Map<string, { lot: Lot; amount: Amount }>()
  for (const lot of stock.lots) {
    const old = stored.get(keyOfRow(lot))?.amount
    const amount = {
      quantity: lot.quantity + (old?.quantity ?? 0),
      valueFen: lot.valueFen + (old?.valueFen ?? 0),
    }
    stored.set(keyOfRow(lot), { lot, amount })
  }
  const keys = new Set([...rows.keys(), ...stored.keys()])
  return [...keys].flatMap((key) => {
    const expected = rows.get(key) ?? NOTHING
    const found = stored.get(key)?.amount ?? NOTHING
    if (expected.quantity === found.quantity && expected.valueFen === found.valueFen) return []
    const [lotId = '', locationId = ''] = key.split(' ')
    const lotNo = stored.get(key)?.lot.lotNo
    return [
      {
        kind: 'row' as const,
        ...factsOf(stock),
        text: rowText(stock, lotNo ?? lotId, locationId, expected, found),
        lotId,
        ...(lotNo ? { lotNo } : {}),
        locationId,
        expected,
        found,
      },
    ]
  })
}

const NOTHING: Amount = { quantity: 0, valueFen: 0 }

function rowText(stock: Stock, lot: string, locationId: string, expected: Amount, found: Amount): string {
  const amount = ({ quantity }: Amount) => `${formatQuantity(quantity, stock.item.scale)} ${stock.item.unit}`
  const where = `批次 ${lot}，库位 ${locationCode(locationId)}`
  return expected.quantity === found.quantity
    ? `${where}：数量相符，金额与流水不符`
    : `${where}：按流水应有 ${amount(expected)}，库存记着 ${amount(found)}`
}

/** Totals that are not those of the rows and promises they stand for. */
export function compareTotals(stock: Stock): Difference[] {
  const totals = [
    ['在库数量', stock.onHand, sum(stock.lots.map((lot) => lot.quantity))],
    ['预留数量', stock.reserved, sum(stock.reservations.map((promise) => promise.quantity))],
    ['库存金额', stock.valueFen, sum(stock.lots.map((lot) => lot.valueFen))],
  ] as const
  return totals.flatMap(([name, found, expected]) =>
    found === expected
      ? []
      : [
          {
            kind: 'totals' as const,
            ...factsOf(stock),
            text: `${name}与明细合计不符`,
            expected: name === '库存金额' ? { quantity: 0, valueFen: expected } : { quantity: expected },
            found: name === '库存金额' ? { quantity: 0, valueFen: found } : { quantity: found },
          },
        ],
  )
}

/**
 * Promises that hold without a requisition that is approved and still open for as much, and promises beyond what there
 * is. Promises of other documents are theirs to answer for.
 */
export function comparePromises(
  stock: Stock,
  requisitionOf: (id: string) => Requisition | undefined,
  now: string,
): Difference[] {
  const active = activeReservations(stock, now)
  const differences: Difference[] = active.flatMap(({ requisitionId, lineId, quantity }) => {
    if (documentKindOf(requisitionId)?.type !== 'requisition') return []
    const open = openFor(requisitionOf(requisitionId), stock.itemId, lineId)
    if (open >= quantity) return []
    return [
      {
        kind: 'promise' as const,
        ...factsOf(stock),
        text: `预留给 ${requisitionId} 的数量多于它还没领的`,
        expected: { quantity: open },
        found: { quantity },
        reference: requisitionId,
      },
    ]
  })
  const promised = sum(active.map((promise) => promise.quantity))
  const held = sum(stock.lots.map((lot) => lot.quantity))
  if (promised > held) {
    differences.push({
      kind: 'promise',
      ...factsOf(stock),
      text: '答应的预留超过了在库数量',
      expected: { quantity: held },
      found: { quantity: promised },
    })
  }
  return differences
}

function openFor(requisition: Requisition | undefined, itemId: string, lineId: number): number {
  if (!requisition || !/^(approved|partlyIssued)$/.test(requisition.status)) return 0
  const line = requisition.lines.find((one) => one.lineId === lineId && one.itemId === itemId)
  return line ? openQuantity(line) : 0
}

/** Pieces that are not where the books have them, and rows of pieces that have no document. */
export function compareAssets(stock: Stock, tally: Tally, assets: readonly Asset[]): Difference[] {
  if (stock.item.tracking !== 'serial') return []
  const known = new Map(assets.map((asset) => [asset._id, asset]))
  const misplaced = assets.flatMap((asset) => {
    const last = placeOf(tally, asset._id)
    return last === asset.place ? [] : [pieceDifference(stock, asset, last)]
  })
  const unknown = stock.lots
    .filter((lot) => !known.has(lot.lotId))
    .map((lot) => ({
      kind: 'asset' as const,
      ...factsOf(stock),
      text: `序列号 ${lot.serialNo ?? lot.lotId} 在库存里，没有资产档案`,
      lotId: lot.lotId,
      locationId: lot.locationId,
      reference: lot.lotId,
    }))
  return [...misplaced, ...unknown]
}

const pieceDifference = (stock: Stock, asset: Asset, place: string | undefined): Difference => ({
  kind: 'asset',
  ...factsOf(stock),
  text: `序列号 ${asset.serialNo}：档案写着「${whereText(asset)}」，流水${place ? `在 ${place}` : '没有它的记录'}`,
  lotId: asset._id,
  reference: asset._id,
})

/** Goods that the journal has and no stock document does: the document was taken away. */
export const missingStock = (itemId: string, { rows }: Tally): Difference[] =>
  [...rows]
    .filter(([, { quantity, valueFen }]) => quantity !== 0 || valueFen !== 0)
    .map(([key, expected]) => {
      const [lotId = '', locationId = ''] = key.split(' ')
      return {
        kind: 'row' as const,
        itemId,
        text: `按流水有货，但整个库存记录不见了（库位 ${locationCode(locationId)}）`,
        lotId,
        locationId,
        expected,
        found: NOTHING,
      }
    })
