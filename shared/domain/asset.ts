import { ok, reject, type Rejection, type Result } from '../errors'
import type { Asset, AssetAction, AssetEvent, AssetStatus, Holder } from '../schema/asset'
import type { By } from '../schema/common'
import type { DocumentLink, Place, Posting } from '../schema/journal'
import type { Lot, Stock } from '../schema/stock'
import { locationCode } from './stock'

export const assetStatusText: Record<AssetStatus, string> = {
  inStock: '在库',
  issued: '在用',
  lent: '借出',
  external: '外发',
  inTransit: '调拨在途',
  scrapped: '已报废',
  lost: '已丢失',
  returnedToSupplier: '已退供应商',
  withdrawn: '入库已冲销',
}

export const MAX_ASSET_EVENTS = 100

/** What a command says about the pieces that it moves. */
export interface AssetFacts {
  document: DocumentLink
  by: By
  /** Who has it when it leaves the warehouse; left out, the department or nobody. */
  holder?: Holder
  note?: string
  /** The posting takes an earlier one back: whatever was may become again. */
  reversing?: boolean
}

/**
 * The piece after one posting of its lot; `before` is undefined for a piece never seen. Follows the posting's places:
 * they alone say what became of it. Rejects SERIAL_EXISTS when a piece comes in that is here, in use or scrapped already,
 * and ASSET_ELSEWHERE when it is not where the posting takes it from.
 * @param goods item and row of the lot after the posting; the row is needed when the piece lies in stock.
 */
export function moveAsset(
  before: Asset | undefined,
  posting: Posting,
  goods: { stock: Stock; lot: Lot | undefined },
  facts: AssetFacts,
  now: string,
): Result<Asset> {
  const refused = refuse(before, posting, facts)
  if (refused) return refused
  const base = before ?? newAsset(posting, goods, now)
  const { handOver: _ended, holder: _left, lotStatus: _row, ...kept } = base
  const { status, action } = outcome(posting, facts)
  const inStock = status === 'inStock'
  const holder = facts.holder ?? holderBefore(base, posting, facts)
  const moved: Asset = {
    ...kept,
    status,
    place: posting.to,
    ...(inStock ? { warehouseId: warehouseOf(posting.to), lotStatus: posting.toStatus ?? 'available' } : {}),
    ...(holder && held.has(status) ? { holder } : {}),
    valueFen: posting.valueFen,
  }
  return ok(withEvent(moved, { action, ...eventFacts(facts), ...whereOf(moved) }, now))
}

/** A piece as its first posting brings it: nothing of its life has been written yet. */
export function newAsset(
  posting: Pick<Posting, 'lotId' | 'itemId' | 'to' | 'valueFen'>,
  { stock, lot }: { stock: Stock; lot: Lot | undefined },
  now: string,
): Asset {
  const { code, name, specification, unit, scale, controlled } = stock.item
  return {
    _id: posting.lotId,
    itemId: posting.itemId,
    item: { code, name, specification, unit, scale, ...(controlled ? { controlled } : {}) },
    serialNo: lot?.serialNo ?? posting.lotId,
    warehouseId: stock.warehouseId,
    place: posting.to,
    status: 'inStock',
    ...(lot?.lotNo ? { lotNo: lot.lotNo } : {}),
    ...(lot?.supplierId ? { supplierId: lot.supplierId } : {}),
    ...(lot?.productionDate ? { productionDate: lot.productionDate } : {}),
    ...(lot?.expiryDate ? { expiryDate: lot.expiryDate } : {}),
    receivedAt: lot?.receivedAt ?? now,
    valueFen: posting.valueFen,
    history: [],
    eventCount: 0,
    updatedAt: now,
  }
}

/** The piece with one more event; beyond the last hundred the oldest goes. */
export const withEvent = (asset: Asset, event: Omit<AssetEvent, 'at'>, now: string): Asset => ({
  ...asset,
  history: [...asset.history, { ...event, at: now }].slice(-MAX_ASSET_EVENTS),
  eventCount: asset.eventCount + 1,
  updatedAt: now,
})

/** Where a piece is, in one phrase: a shelf, a person, a department, or what became of it. */
export function whereText(asset: Pick<Asset, 'status' | 'place' | 'holder'>): string {
  const { person, department, external } = asset.holder ?? {}
  if (asset.status === 'inStock') return `库位 ${locationCode(asset.place.slice('stock:'.length))}`
  const holder = external ?? ([person?.name, department?.name].filter(Boolean).join(' · ') || undefined)
  return holder ? `${assetStatusText[asset.status]}：${holder}` : assetStatusText[asset.status]
}

/** The document with which a piece that is out left the warehouse: a return begins there. */
export function handedOutWith({ status, place, history }: Asset): DocumentLink | undefined {
  if (status === 'lent') return { type: 'loan', id: place.slice('loan:'.length) }
  if (status !== 'issued' && status !== 'external') return undefined
  return [...history].reverse().find(({ action }) => action === 'issued' || action === 'sentOut')?.document
}

/** Facts about a piece that an error text needs. */
export const assetDetails = (asset: Asset) => ({
  itemName: asset.item.name,
  serialNo: asset.serialNo,
  state: assetStatusText[asset.status],
  where: whereText(asset),
})

function refuse(before: Asset | undefined, posting: Posting, facts: AssetFacts): Rejection | null {
  if (!before) return null
  // A loss from a loan or a shipment: the piece is where that document has it.
  const where = before.place === posting.from
  const again = isSource(posting.from) && before.status in comesAgain
  if ((where && !(facts.reversing && handedOn(before))) || again) return null
  return reject(isSource(posting.from) ? 'SERIAL_EXISTS' : 'ASSET_ELSEWHERE', assetDetails(before))
}

/** Passed to a colleague since its last posting: then it is not where that posting put it. */
const handedOn = ({ history }: Asset): boolean =>
  [...history].reverse().find(({ action }) => !talk.has(action))?.action === 'handedOver'
const talk: ReadonlySet<AssetAction> = new Set(['offered', 'refused', 'takenBack'])

/** A piece that left like this may come in once more: found, repaired, or received rightly after a reversal. */
const comesAgain: Partial<Record<AssetStatus, true>> = {
  lost: true,
  returnedToSupplier: true,
  withdrawn: true,
}

const isSource = (place: Place): boolean => /^(supplier:|opening|donation|surplus|loss|scrap)/.test(place)

/** Statuses in which somebody answers for the piece. */
const held: ReadonlySet<AssetStatus> = new Set(['issued', 'lent', 'external', 'lost'])

const after: readonly (readonly [place: RegExp, status: AssetStatus, action: AssetAction])[] = [
  [/^department:/, 'issued', 'issued'],
  [/^loan:/, 'lent', 'lent'],
  [/^external:/, 'external', 'sentOut'],
  [/^transit:/, 'inTransit', 'sent'],
  [/^scrap$/, 'scrapped', 'scrapped'],
  [/^loss$/, 'lost', 'lost'],
  [/^supplier:/, 'returnedToSupplier', 'returnedToSupplier'],
]

const arrivals: readonly (readonly [from: RegExp, action: AssetAction])[] = [
  [/^stock:/, 'moved'],
  [/^(department|loan|external):/, 'returned'],
  [/^transit:/, 'arrived'],
  [/^(loss|surplus)$/, 'found'],
]

function outcome({ from, to }: Posting, { reversing }: AssetFacts) {
  const [, status, action] = after.find(([place]) => place.test(to)) ?? []
  // A receipt taken back leaves no piece: it never was delivered, or not to us.
  if (reversing) {
    const gone = isSource(to) && to !== 'scrap' && to !== 'loss'
    return { status: gone ? ('withdrawn' as const) : (status ?? 'inStock'), action: 'reversed' as const }
  }
  if (status && action) return { status, action }
  const [, arrival] = arrivals.find(([place]) => place.test(from)) ?? []
  return { status: 'inStock' as const, action: arrival ?? ('received' as const) }
}

/** Whoever had it answers for a loss; a return that is taken back leaves it with whom it was before. */
function holderBefore(base: Asset, posting: Posting, { reversing }: AssetFacts): Holder | undefined {
  if (posting.to === 'loss') return base.holder
  return reversing ? [...base.history].reverse().find((event) => event.holder)?.holder : undefined
}

/** `stock:WH-SB:A-01` → `WH-SB`. */
const warehouseOf = (place: Place): string => place.slice('stock:'.length).split(':')[0] ?? ''

const eventFacts = ({ document, by, note }: AssetFacts) => ({ document, by, ...(note ? { note } : {}) })

const whereOf = ({ status, place, holder }: Asset) => ({
  ...(holder ? { holder } : {}),
  ...(status === 'inStock' ? { locationId: place.slice('stock:'.length) } : {}),
})
