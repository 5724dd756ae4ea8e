import type { VarianceCause } from '../../operations/stocktake-review'
import type { CountLine } from '../../schema/count-line'
import type { Inspection } from '../../schema/inspection'
import type { IssueCheck } from '../../schema/issue-check'
import type { PurchaseOrder } from '../../schema/purchase-order'
import type { Requisition } from '../../schema/requisition'
import type { Scrap } from '../../schema/scrap'
import type { Transfer } from '../../schema/transfer'
import { documentKindOf, type DocumentType } from '../document-numbers'
import { openQuantity } from '../open-quantity'
import { sum } from '../stock'
import { amountOf } from './counterparts'

/** Documents under way that name the item; of any state and warehouse: what does not matter is left out here. */
export interface OpenDocuments {
  requisitions: readonly Requisition[]
  checks: readonly IssueCheck[]
  transfers: readonly Transfer[]
  inspections: readonly Inspection[]
  scraps: readonly Scrap[]
  orders: readonly PurchaseOrder[]
}

interface Open {
  id: string
  /** What a tap leads to; nothing has a page while goods without a requisition wait for their second person. */
  document?: { type: DocumentType; id: string }
  quantity: number
  /** What may have happened to the goods already. */
  text: string
}

/**
 * Documents that the books do not have yet while the goods may be gone, or be there, already. Goods are missing by what goes
 * out, there are too many of them by what comes in; a judgement that is outstanding may explain both.
 */
export function unpostedCauses(line: CountLine, documents: OpenDocuments): VarianceCause[] {
  const variance = line.result?.variance ?? 0
  const found = [
    ...(variance < 0 ? goingOut(line, documents) : []),
    ...(variance > 0 ? comingIn(line, documents) : []),
    ...(variance === 0 ? [] : inHand(line, documents)),
  ]
  return found
    .filter(({ quantity }) => quantity > 0)
    .map(({ id, document, quantity, text }) => ({
      kind: 'unposted' as const,
      text: `${documentKindOf(id)?.name ?? '单据'} ${id} ${text.replace('#', amountOf(line, quantity))}`,
      quantity,
      ...(document ? { document } : {}),
    }))
}

function goingOut({ itemId, warehouseId, lotId }: CountLine, documents: OpenDocuments): Open[] {
  const here = (document: { warehouseId: string }) => document.warehouseId === warehouseId
  return [
    ...documents.checks.filter(here).map(({ _id: id, requisitionId, picks, lines }) => ({
      id,
      ...(requisitionId ? { document: { type: 'requisition' as const, id: requisitionId } } : {}),
      quantity: sum(
        picks
          .filter(({ lineId }) => lines.some((line) => line.lineId === lineId && line.itemId === itemId))
          .map((pick) => pick.quantity),
      ),
      text: '等第二个人复核 #，货可能已经拣走',
    })),
    // What is prepared for a second person is told above.
    ...documents.requisitions
      .filter((document) => here(document) && !document.checkId)
      .map(({ _id: id, lines, requester }) => ({
        id,
        document: { type: 'requisition' as const, id },
        quantity: sum(lines.filter((line) => line.itemId === itemId).map(openQuantity)),
        text: `已批准 #还没出库（${requester.name}），货可能已经拿走`,
      })),
    ...documents.transfers
      .filter(({ fromWarehouseId, status }) => fromWarehouseId === warehouseId && status === 'requested')
      .map(({ _id: id, lines, toWarehouseName }) => ({
        id,
        document: { type: 'transfer' as const, id },
        quantity: sum(lines.filter((line) => line.itemId === itemId).map((line) => line.quantity)),
        text: `待发出 #到${toWarehouseName}，货可能已经装车`,
      })),
    ...documents.scraps.filter(here).map(({ _id: id, lines }) => ({
      id,
      document: { type: 'scrap' as const, id },
      quantity: sum(
        lines.filter((line) => line.itemId === itemId && line.lotId === lotId).map((line) => line.quantity),
      ),
      text: '待报废 #，货可能已经清走',
    })),
  ]
}

function comingIn({ itemId, warehouseId }: CountLine, documents: OpenDocuments): Open[] {
  return [
    ...documents.transfers
      .filter(({ toWarehouseId }) => toWarehouseId === warehouseId)
      .map(({ _id: id, lines, rows, fromWarehouseName }) => {
        const lineIds = lines.filter((line) => line.itemId === itemId).map(({ lineId }) => lineId)
        const own = rows.filter(({ lineId }) => lineIds.includes(lineId))
        return {
          id,
          document: { type: 'transfer' as const, id },
          quantity: sum(
            own.map((row) => row.quantity - row.receivedQuantity - row.lostQuantity - row.returnedQuantity),
          ),
          text: `从${fromWarehouseName}在途 #，货可能到了还没收货`,
        }
      }),
    ...documents.orders
      .filter((order) => order.warehouseId === warehouseId)
      .map(({ _id: id, lines, supplierName }) => ({
        id,
        document: { type: 'purchaseOrder' as const, id },
        quantity: sum(
          lines
            .filter((line) => line.itemId === itemId)
            .map(({ quantity, receivedQuantity }) => Math.max(0, quantity - receivedQuantity)),
        ),
        text: `还有 #没入库（${supplierName}），货可能到了没办入库`,
      })),
  ]
}

const inHand = ({ itemId, warehouseId }: CountLine, { inspections }: OpenDocuments): Open[] =>
  inspections
    .filter((inspection) => inspection.warehouseId === warehouseId)
    .map(({ _id: id, lines }) => ({
      id,
      document: { type: 'inspection' as const, id },
      quantity: sum(
        lines
          .filter((line) => line.itemId === itemId)
          .map(({ quantity, rejected, putAway }) => quantity - rejected - putAway),
      ),
      text: '还有 #待检或待上架，货可能已经放到别的库位',
    }))
