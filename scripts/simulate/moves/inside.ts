import type { LotRow } from '../../../shared/operations/stock'
import type { Item } from '../../../shared/schema/masterdata'
import type { Choice } from '../choice'
import { command, lotsIn, type Move, type Site, type World } from '../move'

interface Found {
  site: Site
  account: string
  item: Item
  rows: LotRow[]
  row: LotRow
}

/** A row somewhere, as a clerk of its warehouse has just seen it. */
async function aRow(world: World, choice: Choice, fits: (row: LotRow) => boolean = () => true) {
  const site = choice.one(world.sites)
  const account = site && choice.one(site.clerks)
  const item = choice.one(world.items)
  if (!site || !account || !item) return undefined
  const rows = (await lotsIn(world, site, item._id)).filter(fits)
  const row = choice.one(rows)
  return row ? ({ site, account, item, rows, row } satisfies Found) : undefined
}

const keyOf = ({ site, item, row }: Found) => ({
  warehouseId: site.warehouseId,
  itemId: item._id,
  lotId: row.lotId,
  locationId: row.locationId,
})

const learnPosted = (world: World) => (made: { _id: string; warehouseId: string }) =>
  world.memory.learn('posted', { _id: made._id, warehouseId: made.warehouseId })

const move: Move = {
  name: 'move',
  weight: 5,
  async prepare(world, choice) {
    const found = await aRow(world, choice)
    if (!found) return undefined
    const { site, account, item, row } = found
    const places = row.status === 'rejected' ? site.rejected : site.qualified
    const toLocationId = choice.one(places.filter((place) => place !== row.locationId))
    if (!toLocationId) return undefined
    const { lotId, locationId: fromLocationId, status } = row
    const quantity = choice.whole(1, row.quantity)
    const line = { itemId: item._id, lotId, fromLocationId, status, quantity, toLocationId }
    return command({
      account,
      operation: 'stock.move',
      input: { warehouseId: site.warehouseId, lines: [line] },
      learn: learnPosted(world),
    })
  },
}

const changeStatus: Move = {
  name: 'changeStatus',
  weight: 4,
  async prepare(world, choice) {
    const found = await aRow(world, choice, ({ status }) => status === 'available' || status === 'frozen')
    if (!found) return undefined
    const to = found.row.status === 'frozen' ? ('available' as const) : ('frozen' as const)
    const part = choice.happens(0.5) ? { quantity: choice.whole(1, found.row.quantity) } : {}
    const confirmed = choice.happens(0.7) ? { confirmed: true } : {}
    return command({
      account: found.account,
      operation: 'stock.changeStatus',
      input: { ...keyOf(found), to, reason: '待查', ...part, ...confirmed },
      learn: learnPosted(world),
    })
  },
}

const split: Move = {
  name: 'split',
  weight: 2,
  async prepare(world, choice) {
    const found = await aRow(world, choice, ({ quantity }) => quantity > 1)
    if (!found) return undefined
    const { status, quantity } = found.row
    return command({
      account: found.account,
      operation: 'stock.splitLot',
      input: { ...keyOf(found), status, quantity: choice.whole(1, quantity - 1), reason: '分开放' },
      learn: learnPosted(world),
    })
  },
}

const merge: Move = {
  name: 'merge',
  weight: 3,
  async prepare(world, choice) {
    const found = await aRow(world, choice)
    if (!found) return undefined
    const { site, account, item, rows, row } = found
    const alike = rows.filter(
      (other) =>
        other.locationId === row.locationId &&
        other.status === row.status &&
        other.expiryDate === row.expiryDate &&
        other.lotNo === row.lotNo,
    )
    if (alike.length < 2) return undefined
    const { locationId, status } = row
    const lotIds = alike.map(({ lotId }) => lotId)
    return command({
      account,
      operation: 'stock.mergeLots',
      input: { warehouseId: site.warehouseId, itemId: item._id, locationId, status, lotIds },
      learn: learnPosted(world),
    })
  },
}

export const inside: Move[] = [move, changeStatus, split, merge]
