import { Ledger } from '../../../shared/domain/ledger'
import { cancelTransfer, createTransfer } from '../../../shared/domain/transfer/create'
import { inTransit } from '../../../shared/domain/transfer/document'
import { receiveTransfer, type ArrivalLine } from '../../../shared/domain/transfer/receive'
import { sendTransfer } from '../../../shared/domain/transfer/send'
import { settleTransfer } from '../../../shared/domain/transfer/settle'
import type { Posting } from '../../../shared/schema/journal'
import type { Transfer, TransferSide } from '../../../shared/schema/transfer'
import { goodsText } from '../journal'
import { locations } from '../locations'
import { warehouses } from '../organisation'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

const locationById = new Map(locations.map((location) => [location._id, location]))

export interface Filing {
  from: string
  to: string
  filedFor: TransferSide
  clerkId: string
  reason: string
  lines: { itemId: string; quantity: number }[]
}

/** Files a transfer; gives its number. */
export function fileTransfer(world: World, filing: Filing, moment: number): string {
  const at = instant(moment)
  const { clerkId, filedFor, reason, lines } = filing
  const [from, to] = [warehouse(filing.from), warehouse(filing.to)]
  const no = world.nextNumber('DB', at)
  const command = { no, by: who(world, clerkId), filedFor, from, to, reason, lines }
  const transfer = allowed(createTransfer(world.stockIn(from._id), command, at))
  const input = { fromWarehouseId: from._id, toWarehouseId: to._id, reason, lines }
  const summary = `新建调拨单 ${no}，${from.name}到${to.name}，${goodsText(transfer.lines, '种')}，原因：${reason}`
  const warehouseId = filedFor === 'from' ? from._id : to._id
  keep(world, transfer, { operation: 'transfer.create', clerkId, at, input, summary, warehouseId })
  return no
}

export function sendGoods(world: World, transferId: string, clerkId: string, moment: number): void {
  const at = instant(moment)
  const before = known(world, transferId)
  const ledger = new Ledger(before.fromWarehouseId, world.stockIn(before.fromWarehouseId), at)
  const { transfer, closed } = allowed(
    sendTransfer(before, ledger, { by: world.person(clerkId) }, world.pickSequence, at),
  )
  world.keep(closed.stocks)
  const summary = `调拨发出 ${goodsText(transfer.lines, '种')}，到${transfer.toWarehouseName}，调拨单 ${transferId}`
  const step = { operation: 'transfer.send', clerkId, at, input: { transferId }, summary }
  keep(world, transfer, { ...step, warehouseId: transfer.fromWarehouseId, postings: closed.postings })
}

/** Receives everything but `short` of the first row, whose first `damaged` steps are damaged. */
export function receiveSent(
  world: World,
  transferId: string,
  clerkId: string,
  { short = 0, damaged = 0 }: { short?: number; damaged?: number },
  moment: number,
): void {
  const at = instant(moment)
  const before = known(world, transferId)
  const warehouseId = before.toWarehouseId
  const ledger = new Ledger(warehouseId, world.stockIn(warehouseId), at)
  const lines = before.rows.flatMap((row, index): ArrivalLine[] => {
    const bad = index === 0 ? damaged : 0
    const good = inTransit(row) - bad - (index === 0 ? short : 0)
    return [
      { rowId: row.rowId, quantity: good, locationId: shelf(warehouseId, 'qualified', 37 + index) },
      { rowId: row.rowId, quantity: bad, locationId: shelf(warehouseId, 'rejected', 0), damaged: true },
    ].filter((line) => line.quantity > 0)
  })
  const no = world.nextNumber('RK', at)
  const note = short > 0 ? '箱子破了，少的已告诉对方' : ''
  const state = {
    item: (id: string) => world.item(id).item,
    location: (id: string) => locationById.get(id),
  }
  const command = { no, by: who(world, clerkId), lines, ...(note ? { note } : {}) }
  const { transfer, receipt, closed } = allowed(receiveTransfer(before, state, ledger, command, at))
  world.keep(closed.stocks)
  world.receipts.push(receipt)
  world.transfers.set(transferId, transfer)
  world.record({
    operation: 'transfer.receive',
    actor: world.person(clerkId),
    at,
    input: { transferId, lines, ...(note ? { note } : {}) },
    summary: `调拨收货 ${goodsText(receipt.lines, '行')}，从${transfer.fromWarehouseName}调来，入库单 ${no}，调拨单 ${transferId}`,
    warehouseId,
    document: { type: 'receipt', id: no },
    postings: closed.postings,
  })
}

export function writeOff(
  world: World,
  transferId: string,
  clerkId: string,
  reason: string,
  moment: number,
): void {
  const at = instant(moment)
  const before = known(world, transferId)
  const warehouseId = before.fromWarehouseId
  const ledger = new Ledger(warehouseId, world.stockIn(warehouseId), at)
  const state = { ledger, location: (id: string) => locationById.get(id) }
  const command = { by: who(world, clerkId), outcome: 'loss', reason } as const
  const { transfer, closed } = allowed(settleTransfer(before, state, command, at))
  const summary = `核销调拨途中损失，调拨单 ${transferId}，原因：${reason}`
  const input = { transferId, outcome: 'loss', reason }
  const step = { operation: 'transfer.settle', clerkId, at, input, summary, warehouseId }
  keep(world, transfer, { ...step, postings: closed.postings })
}

export function cancelFiled(
  world: World,
  transferId: string,
  clerkId: string,
  reason: string,
  moment: number,
): void {
  const at = instant(moment)
  const before = known(world, transferId)
  const transfer = allowed(cancelTransfer(before, { by: who(world, clerkId), reason }, at))
  const summary = `取消调拨单 ${transferId}，原因：${reason}`
  const step = { operation: 'transfer.cancel', clerkId, at, input: { transferId, reason }, summary }
  keep(world, transfer, { ...step, warehouseId: before.fromWarehouseId })
}

interface Deed {
  operation: string
  clerkId: string
  at: string
  input: unknown
  summary: string
  warehouseId: string
  postings?: Posting[]
}

function keep(world: World, transfer: Transfer, { clerkId, postings = [], ...deed }: Deed): void {
  world.transfers.set(transfer._id, transfer)
  const document = { type: 'transfer' as const, id: transfer._id }
  world.record({ ...deed, actor: world.person(clerkId), document, postings })
}

function known(world: World, transferId: string): Transfer {
  const transfer = world.transfers.get(transferId)
  if (!transfer) throw new Error(`demo data: no transfer ${transferId}`)
  return transfer
}

function warehouse(id: string) {
  const found = warehouses.find(({ _id }) => _id === id)
  if (!found) throw new Error(`demo data: no warehouse ${id}`)
  return found
}

function who(world: World, clerkId: string) {
  const { _id, name } = world.person(clerkId)
  return { id: _id, name }
}

function shelf(warehouseId: string, zoneKind: 'qualified' | 'rejected', number: number): string {
  const there = locations.filter((l) => l.warehouseId === warehouseId && l.zoneKind === zoneKind)
  return there[number % there.length]?._id ?? ''
}
