import { disposeScrap, type DisposeCommand } from '../../../shared/domain/dispose'
import { Ledger } from '../../../shared/domain/ledger'
import type { RowPart } from '../../../shared/domain/rows'
import {
  decideScrap,
  disposalText,
  requestScrap,
  scrapReasonText,
  withdrawScrap,
  type Scrapped,
} from '../../../shared/domain/scrap'
import { returnToSupplier, type Origin } from '../../../shared/domain/supplier-return'
import type { Result } from '../../../shared/errors'
import type { Person } from '../../../shared/schema/person'
import type { Scrap, ScrapReason } from '../../../shared/schema/scrap'
import { goodsText } from '../journal'
import { departments, supplierOnTrial, warehouses } from '../organisation'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

export interface Wish {
  warehouseId: string
  clerkId: string
  reason: ScrapReason
  note: string
  parts: RowPart[]
}

/** Asks for rows to be written off; answers the number. */
export function askForScrap(world: World, wish: Wish, moment: number): string {
  const at = instant(moment)
  const no = world.nextNumber('BF', at)
  const requester = world.person(wish.clerkId)
  const warehouse = warehouses.find(({ _id }) => _id === wish.warehouseId)
  if (!warehouse) throw new Error(`demo data: no warehouse ${wish.warehouseId}`)
  const approvers = (departments.find(({ _id }) => _id === requester.departmentId)?.approverIds ?? [])
    .filter((id) => id !== requester._id)
    .map((id) => world.person(id))
  const { reason, note, parts } = wish
  const ledger = new Ledger(warehouse._id, world.stockIn(warehouse._id), at)
  const command = { no, warehouse, reason, note, photos: [], parts, requester, approvers }
  const result = allowed(requestScrap(ledger, command, at))
  const goods = goodsText(result.scrap.lines, '行')
  keep(world, result, requester, at, {
    operation: 'quality.requestScrap',
    input: { warehouseId: warehouse._id, reason, note, parts },
    summary: `申请报废 ${goods}，原因：${scrapReasonText[reason]}，报废单 ${no}`,
  })
  return no
}

export function decideOnScrap(
  world: World,
  scrapId: string,
  { approverId, approve, comment }: { approverId: string; approve: boolean; comment?: string },
  moment: number,
): void {
  const by = world.person(approverId)
  step(
    world,
    scrapId,
    by,
    moment,
    (scrap, ledger, at) => decideScrap(scrap, ledger, { by, approve, comment }, at),
    {
      operation: 'quality.decideScrap',
      input: { scrapId, approve, ...(comment ? { comment } : {}) },
      summary: `${approve ? '同意' : '驳回'}报废单 ${scrapId}` + (comment ? `，意见：${comment}` : ''),
    },
  )
}

export function takeScrapBack(world: World, scrapId: string, comment: string, moment: number): void {
  const by = world.person(scrapOf(world, scrapId).requester.id)
  step(world, scrapId, by, moment, (scrap, ledger, at) => withdrawScrap(scrap, ledger, { by, comment }, at), {
    operation: 'quality.withdrawScrap',
    input: { scrapId, comment },
    summary: `撤回报废单 ${scrapId}，原因：${comment}`,
  })
}

export function disposeOf(
  world: World,
  scrapId: string,
  how: Omit<DisposeCommand, 'by' | 'photos'> & { clerkId: string },
  moment: number,
): void {
  const { clerkId, ...command } = how
  const by = world.person(clerkId)
  const goods = goodsText(scrapOf(world, scrapId).lines, '行')
  step(
    world,
    scrapId,
    by,
    moment,
    (scrap, ledger, at) => disposeScrap(scrap, ledger, { ...command, by, photos: [] }, at),
    {
      operation: 'quality.disposeScrap',
      input: { scrapId, method: command.method, recipient: command.recipient, note: command.note },
      summary: `报废处置（${disposalText[command.method]}）${goods}，报废单 ${scrapId}`,
    },
  )
}

/** Rejected goods of the supplier on trial go back to it. */
export function returnGoods(
  world: World,
  back: {
    warehouseId: string
    clerkId: string
    note: string
    parts: RowPart[]
    originOf: (lotId: string) => Origin
  },
  moment: number,
): void {
  const at = instant(moment)
  const no = world.nextNumber('TH', at)
  const by = world.person(back.clerkId)
  const { warehouseId, note, parts, originOf } = back
  const ledger = new Ledger(warehouseId, world.stockIn(warehouseId), at)
  const carrier = { person: '周启明', phone: '0510-5550203', logisticsNo: 'SF1420086631572' }
  const common = { warehouseId, reason: 'rejected' as const, note, carrier, parts }
  const command = { ...common, no, supplier: supplierOnTrial, photos: [], originOf, by }
  const { supplierReturn, stocks, postings } = allowed(returnToSupplier(ledger, command, at))
  world.keep(stocks)
  world.supplierReturns.push(supplierReturn)
  world.record({
    operation: 'quality.returnToSupplier',
    actor: by,
    at,
    input: { ...common, supplierId: supplierOnTrial._id },
    summary: `退货给${supplierOnTrial.name}：${goodsText(supplierReturn.lines, '行')}，退货单 ${no}`,
    warehouseId,
    document: { type: 'supplierReturn', id: no },
    postings,
  })
}

interface Told {
  operation: string
  input: unknown
  summary: string
}

function step(
  world: World,
  scrapId: string,
  by: Person,
  moment: number,
  decide: (scrap: Scrap, ledger: Ledger, at: string) => Result<Scrapped>,
  told: Told,
): void {
  const at = instant(moment)
  const scrap = scrapOf(world, scrapId)
  const ledger = new Ledger(scrap.warehouseId, world.stockIn(scrap.warehouseId), at)
  keep(world, allowed(decide(scrap, ledger, at)), by, at, told)
}

function keep(
  world: World,
  { scrap, stocks, postings }: Scrapped,
  actor: Person,
  at: string,
  told: Told,
): void {
  world.keep(stocks)
  world.scraps.set(scrap._id, scrap)
  const { warehouseId, _id: id } = scrap
  world.record({ ...told, actor, at, warehouseId, document: { type: 'scrap', id }, postings })
}

function scrapOf(world: World, id: string): Scrap {
  const scrap = world.scraps.get(id)
  if (!scrap) throw new Error(`demo data: no scrap ${id}`)
  return scrap
}
