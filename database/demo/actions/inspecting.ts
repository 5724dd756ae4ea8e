import { judge, type JudgeLine } from '../../../shared/domain/judge'
import { Ledger } from '../../../shared/domain/ledger'
import { putAway } from '../../../shared/domain/put-away'
import { receive, type ReceiveLine } from '../../../shared/domain/receive'
import type { InputOf } from '../../../shared/operations'
import type { Inspection } from '../../../shared/schema/inspection'
import { goodsText } from '../journal'
import { locations } from '../locations'
import { supplierOnTrial } from '../organisation'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

const locationById = new Map(locations.map((location) => [location._id, location]))
const location = (id: string) => locationById.get(id)

export interface TrialDelivery {
  warehouseId: string
  clerkId: string
  deliveryNote: string
  lines: ReceiveLine[]
}

/** Goods of the supplier on trial arrive in the 待检 zone and open an inspection, whose number is answered. */
export function receiveForInspection(world: World, delivery: TrialDelivery, moment: number): string {
  const at = instant(moment)
  const no = world.nextNumber('RK', at)
  const inspectionNo = world.nextNumber('ZJ', at)
  const clerk = world.person(delivery.clerkId)
  const { warehouseId, deliveryNote, lines } = delivery
  const { receipt, inspection, stocks, postings } = allowed(
    receive(
      { item: (itemId) => world.item(itemId).item, location, stock: world.stockIn(warehouseId) },
      { no, inspectionNo, warehouseId, supplier: supplierOnTrial, deliveryNote, receivedBy: clerk, lines },
      at,
    ),
  )
  if (!inspection) throw new Error(`demo data: ${no} opened no inspection`)
  world.keep(stocks)
  world.receipts.push(receipt)
  world.inspections.set(inspectionNo, inspection)
  const supplierId = supplierOnTrial._id
  const input: InputOf<'inbound.receive'> = { warehouseId, supplierId, deliveryNote, lines: [...lines] }
  world.record({
    operation: 'inbound.receive',
    actor: clerk,
    at,
    input,
    summary: `入库 ${goodsText(receipt.lines, '行')}，入库单 ${no}，待质检 ${inspectionNo}`,
    warehouseId,
    document: { type: 'receipt', id: no },
    postings,
  })
  return inspectionNo
}

/** What was found of each line. */
export function judgeGoods(
  world: World,
  inspectionId: string,
  clerkId: string,
  lines: readonly Omit<JudgeLine, 'photos'>[],
  moment: number,
): void {
  const at = instant(moment)
  const before = inspectionOf(world, inspectionId)
  const by = world.person(clerkId)
  const ledger = new Ledger(before.warehouseId, world.stockIn(before.warehouseId), at)
  const command = { by, lines: lines.map((line) => ({ ...line, photos: [] })), location }
  const { inspection, stocks, postings } = allowed(judge(before, ledger, command, at))
  const parts = (part: 'accepted' | 'rejected') =>
    lines.flatMap((line) => {
      const item = before.lines.find(({ lineId }) => lineId === line.lineId)?.item
      return item && line[part] > 0 ? [{ item, quantity: line[part] }] : []
    })
  const found = [
    parts('accepted').length > 0 && `合格 ${goodsText(parts('accepted'), '行')}`,
    parts('rejected').length > 0 && `不合格 ${goodsText(parts('rejected'), '行')}`,
  ]
  keep(world, inspection, stocks)
  world.record({
    operation: 'quality.inspect',
    actor: by,
    at,
    input: { inspectionId, lines },
    summary: [`质检单 ${inspectionId}`, ...found].filter(Boolean).join('，'),
    warehouseId: before.warehouseId,
    document: { type: 'inspection', id: inspectionId },
    postings,
  })
}

/** Accepted goods go to their shelves. */
export function shelve(
  world: World,
  inspectionId: string,
  clerkId: string,
  lines: { lineId: number; quantity: number; locationId: string }[],
  moment: number,
): void {
  const at = instant(moment)
  const before = inspectionOf(world, inspectionId)
  const by = world.person(clerkId)
  const ledger = new Ledger(before.warehouseId, world.stockIn(before.warehouseId), at)
  const { inspection, stocks, postings } = allowed(putAway(before, ledger, { by, lines, location }, at))
  const goods = lines.flatMap(({ lineId, quantity }) => {
    const item = before.lines.find((line) => line.lineId === lineId)?.item
    return item ? [{ item, quantity }] : []
  })
  keep(world, inspection, stocks)
  world.record({
    operation: 'quality.putAway',
    actor: by,
    at,
    input: { inspectionId, lines },
    summary: `上架 ${goodsText(goods, '行')}，质检单 ${inspectionId}`,
    warehouseId: before.warehouseId,
    document: { type: 'inspection', id: inspectionId },
    postings,
  })
}

function inspectionOf(world: World, id: string): Inspection {
  const inspection = world.inspections.get(id)
  if (!inspection) throw new Error(`demo data: no inspection ${id}`)
  return inspection
}

function keep(world: World, inspection: Inspection, stocks: Parameters<World['keep']>[0]): void {
  world.keep(stocks)
  world.inspections.set(inspection._id, inspection)
}
