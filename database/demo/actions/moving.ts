import { changeStatus } from '../../../shared/domain/adjustments/change-status'
import { mergeLots } from '../../../shared/domain/adjustments/merge'
import { moveStock } from '../../../shared/domain/adjustments/move'
import { splitLot } from '../../../shared/domain/adjustments/split'
import type { Adjusted, InsideCommand, InsideState } from '../../../shared/domain/adjustments/state'
import { Ledger } from '../../../shared/domain/ledger'
import { locationCode } from '../../../shared/domain/stock'
import type { Result } from '../../../shared/errors'
import type { Lot, Stock } from '../../../shared/schema/stock'
import { goodsText } from '../journal'
import { locations } from '../locations'
import { warehouses } from '../organisation'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

const locationById = new Map(locations.map((location) => [location._id, location]))

interface Inside {
  stockId: string
  clerkId: string
  reason?: string
}

/** Freezes the youngest lot, or a part of it, until a question about it is answered. */
export function freezeLot(
  world: World,
  { stockId, clerkId, reason, quantity }: Inside & { reason: string; quantity?: number },
  moment: number,
): void {
  const { stock, lot } = youngest(world, stockId)
  const row = { itemId: stock.itemId, lotId: lot.lotId, locationId: lot.locationId }
  const part = quantity === undefined ? {} : { quantity }
  const input = { warehouseId: stock.warehouseId, ...row, to: 'frozen' as const, ...part, reason }
  post(
    world,
    'stock.changeStatus',
    'ZT',
    { stockId, clerkId, reason },
    moment,
    input,
    (state, command, now) => changeStatus(state, { ...command, ...row, to: 'frozen', ...part, reason }, now),
  )
}

/** Moves a part of the youngest lot to another location of the warehouse. */
export function moveLot(
  world: World,
  { stockId, clerkId, reason, share, to }: Inside & { share: number; to: string },
  moment: number,
): void {
  const { stock, lot } = youngest(world, stockId)
  const quantity = partOf(stock, lot, share)
  const toLocationId = `${stock.warehouseId}:${to}`
  const row = { itemId: stock.itemId, lotId: lot.lotId, quantity, toLocationId }
  const input = {
    warehouseId: stock.warehouseId,
    lines: [{ ...row, fromLocationId: lot.locationId }],
    reason,
    confirmed: true,
  }
  const lines = [{ ...row, locationId: lot.locationId, status: lot.status }]
  post(
    world,
    'stock.move',
    'YK',
    { stockId, clerkId, ...(reason ? { reason } : {}) },
    moment,
    input,
    (state, command, now) => moveStock(state, { ...command, confirmed: true, lines }, now),
  )
}

/** Takes a part of the youngest lot as a lot of its own. */
export function splitYoungest(
  world: World,
  { stockId, clerkId, reason, share }: Inside & { reason: string; share: number },
  moment: number,
): void {
  const { stock, lot } = youngest(world, stockId)
  const { lotId, locationId, status } = lot
  const row = { itemId: stock.itemId, lotId, locationId, status, quantity: partOf(stock, lot, share) }
  const input = { warehouseId: stock.warehouseId, ...row, reason }
  post(world, 'stock.splitLot', 'CF', { stockId, clerkId, reason }, moment, input, (state, command, now) =>
    splitLot(state, { ...command, ...row }, now),
  )
}

/** Makes the two youngest lots at one location one. */
export function mergeYoungest(
  world: World,
  { stockId, clerkId, reason }: Inside & { reason: string },
  moment: number,
): void {
  const { stock, lot } = youngest(world, stockId)
  const { locationId, status } = lot
  const alike = stock.lots.filter((row) => row.locationId === locationId && row.status === status)
  const lotIds = alike.slice(-2).map((row) => row.lotId)
  if (lotIds.length < 2) throw new Error(`demo data: nothing to merge in ${stockId}`)
  const row = { itemId: stock.itemId, locationId, status, lotIds }
  const input = { warehouseId: stock.warehouseId, ...row, reason }
  post(world, 'stock.mergeLots', 'HB', { stockId, clerkId, reason }, moment, input, (state, command, now) =>
    mergeLots(state, { ...command, ...row }, now),
  )
}

type Decide = (state: InsideState, command: InsideCommand, now: string) => Result<Adjusted>

function post(
  world: World,
  operation: string,
  prefix: 'YK' | 'ZT' | 'CF' | 'HB',
  { stockId, clerkId, reason }: Inside,
  moment: number,
  input: unknown,
  decide: Decide,
): void {
  const at = instant(moment)
  const warehouseId = stockId.slice(0, stockId.indexOf(':'))
  const warehouse = warehouses.find(({ _id }) => _id === warehouseId)
  if (!warehouse) throw new Error(`demo data: no warehouse ${warehouseId}`)
  const clerk = world.person(clerkId)
  const no = world.nextNumber(prefix, at)
  const ledger = new Ledger(warehouseId, world.stockIn(warehouseId), at)
  const state = { warehouse, ledger, location: (id: string) => locationById.get(id) }
  const by = { id: clerk._id, name: clerk.name }
  const { adjustment, closed } = allowed(decide(state, { no, by, ...(reason ? { reason } : {}) }, at))
  world.keep(closed.stocks)
  world.adjustments.push(adjustment)
  const [line] = adjustment.lines
  const where = line ? `，${locationCode(line.from.locationId)}→${locationCode(line.to.locationId)}` : ''
  world.record({
    operation,
    actor: clerk,
    at,
    input,
    summary: `${verbs[prefix]} ${goodsText(adjustment.lines, '行')}${prefix === 'YK' ? where : ''}，单号 ${no}${reason ? `，原因：${reason}` : ''}`,
    warehouseId,
    document: { type: 'adjustment', id: no },
    postings: closed.postings,
  })
}

const verbs = { YK: '移库', ZT: '冻结', CF: '拆批', HB: '并批' } as const

function youngest(world: World, stockId: string): { stock: Stock; lot: Lot } {
  const stock = world.stocks.get(stockId)
  const lot = stock?.lots.filter(({ status }) => status === 'available').at(-1)
  if (!stock || !lot) throw new Error(`demo data: nothing available in ${stockId}`)
  return { stock, lot }
}

/** A share of a row in whole units, at least one and not all of it. */
function partOf({ item }: Stock, lot: Lot, share: number): number {
  const unit = 10 ** item.scale
  const whole = Math.max(unit, Math.floor((lot.quantity * share) / unit) * unit)
  return Math.min(whole, lot.quantity)
}
