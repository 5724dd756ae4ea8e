import { normaliseCode } from '../../shared/domain/barcode'
import { availableQuantity } from '../../shared/domain/allocation'
import { barcodesOfGtin, isGtin, parseGs1 } from '../../shared/domain/gs1'
import { statusText } from '../../shared/domain/requisition'
import { maySeeRequisition, maySeeValue, maySeeWarehouse } from '../../shared/domain/rights'
import { ok, reject, type Rejection } from '../../shared/errors'
import type { Resolved } from '../../shared/operations/masterdata'
import type { Item } from '../../shared/schema/masterdata'
import { _ } from '../runtime/app'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { allWarehouses, warehouseNames } from '../runtime/directory'
import { isIssueNumber, requisitionOfIssue } from '../runtime/issue-number'
import { find, get } from '../runtime/store'
import { movedGoods } from './resolve-moves'
import { assetOf } from './resolve-asset'
import { issueOf } from './resolve-issue'
import { loanOf } from './resolve-loan'
import { orderOf } from './resolve-order'
import { qualityDocumentOf, waitingOf } from './resolve-quality'
import { countsAt, stocktakeOf } from './resolve-stocktake'

/** Whatever was scanned, in the order of what is scanned most: a barcode or item code, a location, a document. */
export const resolveCode: Handler<'masterdata.resolveCode'> = async ({ code: scanned }, call) => {
  const gs1 = parseGs1(scanned, call.today)
  const code = (gs1?.ok && gs1.data.gtin) || normaliseCode(scanned)
  const resolved = documentNumber.test(code)
    ? await documentOf(code.toUpperCase(), call)
    : ((await itemOf(code, call)) ?? (await locationOf(code, call)) ?? (await assetOf(code, call.caller)))
  if (resolved && 'ok' in resolved) return resolved
  return resolved
    ? ok(resolved.kind === 'item' && gs1?.ok ? { ...resolved, gs1: scanned } : resolved)
    : reject('NOT_FOUND', { what: `「${code.slice(0, 40)}」对应的物资、库位、资产或单据` })
}

const documentNumber = /^(LY|CG|JY|WF|JC|TK|RK|CK|ZF|CX|ZJ|TH|BF|DB|YK|ZT|CF|HB|PD|PY|PK)\d{8}-\d{4,}$/i

async function itemOf(code: string, { caller, today, now }: CallContext): Promise<Resolved | undefined> {
  // A carton's GTIN-14 may be kept as the EAN-13 that it begins with a zero for.
  const codes = isGtin(code) ? barcodesOfGtin(code) : [code]
  const [found] = await find(
    'items',
    _.or([{ 'barcodes.code': _.in(codes) }, { code: code.toUpperCase() }]),
    {
      limit: 1,
    },
  )
  if (!found) return undefined
  const nameOf = await warehouseNames()
  const stocks = (await find('stock', { itemId: found._id })).filter(({ warehouseId }) =>
    maySeeWarehouse(caller, warehouseId),
  )
  const waiting = await waitingOf(found._id, caller)
  return {
    kind: 'item',
    item: maySeeValue(caller) ? found : withoutPrice(found),
    unit: found.barcodes.find((barcode) => codes.includes(barcode.code))?.unit ?? found.unit,
    stocks: stocks.map((stock) => ({
      warehouseId: stock.warehouseId,
      warehouseName: nameOf(stock.warehouseId),
      onHand: stock.onHand,
      available: availableQuantity(stock, today, now),
    })),
    ...(waiting ? { waiting } : {}),
  }
}

/** `WH-BG:A-01-02-03`, or only `A-01-02-03` when one of the caller's warehouses has such a location. */
async function locationOf(
  scanned: string,
  { caller }: CallContext,
): Promise<Resolved | Rejection | undefined> {
  const code = scanned.toUpperCase()
  const warehouses = (await allWarehouses()).filter(({ _id }) => maySeeWarehouse(caller, _id))
  const ids = code.includes(':') ? [code] : warehouses.map((warehouse) => `${warehouse._id}:${code}`)
  const found = await find('locations', { _id: _.in(ids) }, { limit: 2 })
  const [location] = found
  if (location && found.length > 1) {
    return reject('LOCATION_AMBIGUOUS', { location: location.code, example: location._id })
  }
  const warehouse = warehouses.find((w) => w._id === location?.warehouseId)
  if (!location || !warehouse) return undefined
  const counts = await countsAt(location, caller)
  return {
    kind: 'location',
    location,
    warehouseName: warehouse.name,
    ...(counts.length > 0 ? { counts } : {}),
  }
}

async function documentOf(code: string, { caller }: CallContext): Promise<Resolved | undefined> {
  const moved = await movedGoods(code, caller)
  if (moved) return moved
  if (code.startsWith('JC')) return loanOf(code, caller)
  if (code.startsWith('CG')) return orderOf(code, caller)
  if (code.startsWith('RK') || code.startsWith('TK')) {
    const receipt = maySeeValue(caller) ? await get('receipts', code) : undefined
    const mine = receipt && maySeeWarehouse(caller, receipt.warehouseId)
    return mine ? { kind: 'receipt', receiptId: receipt._id } : undefined
  }
  if (/^(PD|PY|PK)/.test(code)) return stocktakeOf(code, caller)
  if (code.startsWith('ZF')) return issueOf(code, caller)
  if (/^(ZJ|TH|BF)/.test(code)) return qualityDocumentOf(code, caller)
  if (code.startsWith('CX')) {
    const reversal = maySeeValue(caller) ? await get('reversals', code) : undefined
    return reversal && maySeeWarehouse(caller, reversal.warehouseId)
      ? {
          kind: 'document',
          document: { type: 'reversal', id: reversal._id },
          title: '冲销单',
          state: `冲销${reversal.title} ${reversal.of.id}`,
        }
      : undefined
  }
  const requisition = isIssueNumber(code) ? await requisitionOfIssue(code) : await get('requisitions', code)
  if (!requisition && isIssueNumber(code)) return issueOf(code, caller)
  return requisition && maySeeRequisition(caller, requisition)
    ? {
        kind: 'requisition',
        requisitionId: requisition._id,
        state: statusText[requisition.status],
        ...(isIssueNumber(code) ? { issueNo: code } : {}),
        ...(requisition.shipment === 'shipped' ? { waitsAcceptance: true } : {}),
      }
    : undefined
}

const withoutPrice = (item: Item): Item => ({ ...item, priceFen: undefined })
