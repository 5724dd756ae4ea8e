import { receiveTransfer } from '../../shared/domain/transfer/receive'
import { ok } from '../../shared/errors'
import type { InputOf, OutputOf } from '../../shared/operations'
import type { Location } from '../../shared/schema/masterdata'
import type { Transfer } from '../../shared/schema/transfer'
import { assetWrites } from '../runtime/asset-writes'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { itemsById, locationById, locationsOf } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { goodsText, notFound, refuseSide, transferView } from './view'

/**
 * Receives what was sent. The goods get a receipt of their own, so that they are found among the inbound documents of
 * their new warehouse; lots, age and cost are those of the sending.
 */
export const receive: Handler<'transfer.receive'> = async (input, call) => {
  const no = await nextNumber('RK', call.today)
  const by = { id: call.caller._id, name: call.caller.name }
  const command = { no, by, lines: input.lines, note: input.note || undefined }
  const result = await commit<OutputOf<'transfer.receive'>>(call, async (snapshot, now) => {
    const transfer = await snapshot.get('transfers', input.transferId)
    if (!transfer) return notFound(input.transferId)
    const refused = refuseSide(call.caller, transfer, 'to')
    if (refused) return refused
    const itemIds = itemIdsOf(transfer, input)
    const items = await itemsById(itemIds)
    const locations = await locationsFor(transfer.toWarehouseId, input)
    const books = await snapshotLedger(snapshot, transfer.toWarehouseId, itemIds, now)
    const state = {
      item: (id: string) => items.get(id),
      location: (id: string) => locations.get(id),
    }
    const decision = receiveTransfer(transfer, state, books.ledger, command, now)
    if (!decision.ok) return decision
    const { transfer: received, receipt, closed } = decision.data
    const document = { type: 'receipt' as const, id: no }
    const note = `从${transfer.fromWarehouseName}调来`
    const assets = await assetWrites(snapshot, closed, { document, by, note }, now)
    if (!assets.ok) return assets
    return ok({
      writes: [
        ...ledgerWrites(books.before, closed.stocks),
        ...assets.data,
        { kind: 'update', collection: 'transfers', before: transfer, document: received },
        { kind: 'insert', collection: 'receipts', document: receipt },
      ],
      journal: {
        summary: `调拨收货 ${goodsText(receipt.lines)}，${note}，入库单 ${no}，调拨单 ${transfer._id}`,
        postings: closed.postings,
        document,
        warehouseId: transfer.toWarehouseId,
      },
      answer: { ...transferView(received, call.caller), receiptId: no },
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data.receiptId : undefined)
  return result
}

type Input = InputOf<'transfer.receive'>

function itemIdsOf(transfer: Transfer, { lines }: Input): string[] {
  const rowIds = new Set(lines.map((line) => line.rowId))
  const lineIds = new Set(transfer.rows.filter((row) => rowIds.has(row.rowId)).map((row) => row.lineId))
  return transfer.lines.filter((line) => lineIds.has(line.lineId)).map((line) => line.itemId)
}

/** Locations of the warehouse, those made a moment ago included. */
async function locationsFor(warehouseId: string, { lines }: Input): Promise<ReadonlyMap<string, Location>> {
  const locations = new Map(await locationsOf(warehouseId))
  for (const { locationId } of lines) {
    const fresh = locations.has(locationId) ? undefined : await locationById(locationId)
    if (fresh) locations.set(locationId, fresh)
  }
  return locations
}
