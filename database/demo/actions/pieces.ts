import { moveAsset, type AssetFacts } from '../../../shared/domain/asset'
import { assetId } from '../../../shared/domain/asset-id'
import { directIssue } from '../../../shared/domain/direct-issue'
import { confirmOffer, offer } from '../../../shared/domain/hand-over'
import { defaultSettings } from '../../../shared/schema/settings'
import type { InputOf } from '../../../shared/operations'
import type { Asset } from '../../../shared/schema/asset'
import type { JournalEntry } from '../../../shared/schema/journal'
import type { DirectIssue } from '../../../shared/schema/direct-issue'
import { instant } from '../working-time'
import { allowed, type World } from '../world'
import { receiveGoods, type Delivery } from './receiving'

const WAREHOUSE = { _id: 'WH-SB', name: '设备库' }

/** What the last entry of the journal did to its serial-numbered pieces. */
export function followPieces(world: World, facts: Omit<AssetFacts, 'document' | 'by'>, moment: number): void {
  const entry = world.journal.at(-1) as JournalEntry
  for (const posting of entry.postings) {
    const stock = world.stockIn(entry.warehouseId ?? '')(posting.itemId)
    if (stock?.item.tracking !== 'serial') continue
    const goods = { stock, lot: stock.lots.find((lot) => lot.lotId === posting.lotId) }
    const own = { ...facts, document: entry.document, by: { id: entry.actor.id, name: entry.actor.name } }
    keep(world, allowed(moveAsset(world.assets.get(posting.lotId), posting, goods, own, instant(moment))))
  }
}

/** Pieces are delivered, each with the number on its plate. */
export function receivePieces(world: World, delivery: Delivery, moment: number): string {
  const receipt = receiveGoods(world, delivery, moment)
  followPieces(world, {}, moment)
  return receipt._id
}

export interface Handout {
  itemId: string
  serialNo: string
  personId: string
  purpose: string
}

/** The clerk hands a piece to a person without a requisition. */
export function handOutPiece(world: World, handout: Handout, moment: number): DirectIssue {
  const at = instant(moment)
  const { itemId, serialNo, personId, purpose } = handout
  const clerk = world.person('zhaolei')
  const person = world.person(personId)
  const no = world.nextNumber('ZF', at)
  const lotId = allowed(assetId(itemId, serialNo))
  const row = world
    .stockIn(WAREHOUSE._id)(itemId)
    ?.lots.find((lot) => lot.lotId === lotId)
  const pick = { lotId, locationId: row?.locationId ?? '', quantity: 1 }
  const { departmentId, departmentName } = person
  const overrideReason = '按序列号指定'
  const command = {
    no,
    by: { ...clerk, grants: [...(clerk.grants ?? []), 'overrideLot' as const] },
    warehouse: WAREHOUSE,
    purpose,
    targets: [
      {
        departmentId,
        departmentName,
        person: { id: person._id, name: person.name },
        receivedBy: person.name,
      },
    ],
    lines: [{ itemId, cells: [{ departmentId, quantity: 1, picks: [pick] }] }],
    overrideReason,
    controlled: defaultSettings.controlled,
  }
  const issued = allowed(directIssue(world.stockIn(WAREHOUSE._id), command, world.pickSequence, at))
  const { overrideReason: _given, ...document } = issued.document
  world.keep(issued.stocks)
  world.directIssues.push(document)
  const input: InputOf<'outbound.directIssue'> = {
    warehouseId: WAREHOUSE._id,
    purpose,
    targets: [{ departmentId, personId }],
    lines: [{ itemId, cells: [{ departmentId, quantity: 1, picks: [pick] }] }],
  }
  world.record({
    operation: 'outbound.directIssue',
    actor: clerk,
    at,
    input,
    summary: `直接发放 ${world.item(itemId).item.name} ×1 台给${departmentName}，${no}，用途：${purpose}`,
    warehouseId: WAREHOUSE._id,
    document: { type: 'directIssue', id: no },
    postings: issued.postings,
  })
  const holder = {
    person: { id: person._id, name: person.name },
    department: { id: departmentId, name: departmentName },
  }
  followPieces(world, { holder }, moment)
  return document
}

/** The holder offers a piece to a colleague, who may or may not have said yes yet. */
export function offerPiece(
  world: World,
  { assetId: id, fromId, toId, note }: { assetId: string; fromId: string; toId: string; note: string },
  moment: number,
): void {
  const [by, to] = [world.person(fromId), world.person(toId)]
  const receiver = {
    id: to._id,
    name: to.name,
    departmentId: to.departmentId,
    departmentName: to.departmentName,
  }
  keep(world, allowed(offer(piece(world, id), { by, to: receiver, note }, instant(moment))))
  say(
    world,
    fromId,
    'asset.handOver',
    `交接给 ${to.name}，等待确认`,
    id,
    { assetIds: [id], toPersonId: toId, note },
    moment,
  )
}

export function confirmPiece(world: World, id: string, byId: string, moment: number): void {
  const by = world.person(byId)
  keep(world, allowed(confirmOffer(piece(world, id), { by }, instant(moment))))
  say(world, byId, 'asset.confirmHandOver', `由 ${by.name} 确认接收`, id, { assetIds: [id] }, moment)
}

function say(
  world: World,
  actorId: string,
  operation: string,
  what: string,
  id: string,
  input: unknown,
  moment: number,
): void {
  const { item, serialNo, warehouseId } = piece(world, id)
  world.record({
    operation,
    actor: world.person(actorId),
    at: instant(moment),
    input,
    summary: `资产 ${item.name} ${serialNo}${what}`,
    warehouseId,
    document: { type: 'asset', id },
    postings: [],
  })
}

const keep = (world: World, asset: Asset): void => void world.assets.set(asset._id, asset)

function piece(world: World, id: string): Asset {
  const asset = world.assets.get(id)
  if (!asset) throw new Error(`demo data: no piece ${id}`)
  return asset
}
