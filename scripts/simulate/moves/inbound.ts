import { addDays } from '../../../shared/domain/calendar'
import type { InputOf } from '../../../shared/operations'
import type { Item } from '../../../shared/schema/masterdata'
import type { PurchaseOrder } from '../../../shared/schema/purchase-order'
import type { Receipt } from '../../../shared/schema/receipt'
import type { Choice } from '../choice'
import { command, siteOf, type Move, type Site, type World } from '../move'

type Received = InputOf<'inbound.receive'>

/** A delivery, at times a donation, a surplus or opening stock; at times of goods that must be inspected first. */
const receive: Move = {
  name: 'receive',
  weight: 9,
  prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = site && choice.one(site.clerks)
    const item = choice.one(world.items)
    const locationId = site && item && placeFor(item, site, choice)
    if (!site || !account || !item || !locationId) return undefined
    const lines = [{ itemId: item._id, locationId, ...goods(world, item, choice) }]
    return command({
      account,
      operation: 'inbound.receive',
      input: { warehouseId: site.warehouseId, ...originOf(world, choice), lines },
      learn: (receipt) => world.memory.learn('receipt', receipt),
    })
  },
}

function originOf(world: World, choice: Choice): Partial<Received> {
  const chance = choice.chance()
  if (chance < 0.1) return { kind: 'donation', donor: '某某公司' }
  if (chance < 0.2) return { kind: 'surplus', reason: '清点多出' }
  return { supplierId: world.supplierId }
}

const order: Move = {
  name: 'order',
  weight: 3,
  prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = site && choice.one(site.clerks)
    const item = choice.one(world.items.filter(({ tracking }) => tracking !== 'serial'))
    if (!site || !account || !item) return undefined
    const line = {
      itemId: item._id,
      quantity: choice.whole(5, 60) * 10 ** item.scale,
      unitPriceFen: choice.whole(1, 9_999),
      expectedDay: addDays(world.today, choice.whole(0, 20)),
    }
    return command({
      account,
      operation: 'inbound.createOrder',
      input: {
        warehouseId: site.warehouseId,
        supplierId: world.supplierId,
        lines: [line],
        overPercent: 10,
        shortPercent: 5,
      },
      learn: (made) => world.memory.learn('order', made),
    })
  },
}

/** Some of an order, by several people at once if they like: at times more than may come. */
const receiveOrder: Move = {
  name: 'receiveOrder',
  weight: 5,
  prepare(world, choice) {
    const wanted = choice.one(world.memory.known<PurchaseOrder>('order').slice(-20))
    const site = wanted && siteOf(world, wanted.warehouseId)
    const account = site && choice.one(site.clerks)
    const [line] = wanted?.lines ?? []
    const item = world.items.find(({ _id }) => _id === line?.itemId)
    const locationId = site && item && placeFor(item, site, choice)
    if (!wanted || !site || !account || !line || !item || !locationId) return undefined
    const delivered = goods(world, item, choice)
    return command({
      account,
      operation: 'inbound.receive',
      input: {
        warehouseId: site.warehouseId,
        supplierId: wanted.supplierId,
        orderId: wanted._id,
        lines: [{ itemId: item._id, locationId, orderLineId: line.lineId, ...delivered }],
      },
      learn: (receipt) => world.memory.learn('receipt', receipt),
    })
  },
}

const endOrder: Move = {
  name: 'endOrder',
  weight: 1,
  prepare(world, choice) {
    const wanted = choice.one(world.memory.known<PurchaseOrder>('order').slice(-20))
    const account = wanted && choice.one(siteOf(world, wanted.warehouseId)?.clerks ?? [])
    if (!wanted || !account) return undefined
    const operation = choice.happens(0.5) ? 'inbound.closeOrder' : 'inbound.cancelOrder'
    return command({ account, operation, input: { orderId: wanted._id, reason: '不再需要' } })
  },
}

/** Goods that an issue handed out come back; the number and the lines are those of an issue that somebody saw. */
const returnIssued: Move = {
  name: 'returnIssued',
  weight: 3,
  async prepare(world, choice) {
    const issue = choice.one(world.memory.known<{ _id: string; warehouseId: string }>('issue').slice(-40))
    const site = issue && siteOf(world, issue.warehouseId)
    const account = site && choice.one(site.clerks)
    if (!issue || !site || !account) return undefined
    const found = await world.ask(account, 'inbound.issuedGoods', { issueNo: issue._id })
    const pick = choice.one(found?.picks ?? [])
    const good = choice.happens(0.7)
    const locationId = choice.one(good ? site.qualified : site.rejected)
    if (!pick || !locationId) return undefined
    const quantity = pick.item.scale > 0 ? pick.quantity : choice.whole(1, pick.quantity)
    const condition = good ? ('good' as const) : ('damaged' as const)
    return command({
      account,
      operation: 'inbound.returnIssued',
      input: {
        issueNo: issue._id,
        reason: '用不完',
        lines: [{ pick: pick.pick, quantity, condition, locationId, ...(good ? {} : { reason: '破损' }) }],
      },
      learn: (receipt) => world.memory.learn<Receipt>('receipt', receipt),
    })
  },
}

/** How much of what lot, at a price that does not divide evenly. */
function goods(world: World, item: Item, choice: Choice) {
  const unitPriceFen = choice.whole(1, 9_999)
  if (item.tracking === 'serial') {
    const serials = Array.from({ length: choice.whole(1, 2) }, () => `SN${choice.whole(1, 1e9)}`)
    return { quantity: serials.length, serials, unitPriceFen }
  }
  const quantity = choice.whole(1, 40) * 10 ** item.scale
  const dated = item.shelfLifeDays !== undefined || item.tracking === 'lot'
  const expiryDate = dated ? addDays(world.today, choice.whole(0, 300)) : undefined
  const lotNo = item.tracking === 'lot' ? `L${choice.whole(1, 30)}` : undefined
  return { quantity, unitPriceFen, ...(lotNo ? { lotNo } : {}), ...(expiryDate ? { expiryDate } : {}) }
}

const placeFor = (item: Item, site: Site, choice: Choice): string | undefined =>
  choice.one(item.inspect ? site.inspection : site.qualified)

export const inbound: Move[] = [receive, order, receiveOrder, endOrder, returnIssued]
