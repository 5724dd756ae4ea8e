import { addDays } from '../../../shared/domain/calendar'
import type { Item } from '../../../shared/schema/masterdata'
import type { Choice } from '../choice'
import { command, type Move, type World } from '../move'

const receive: Move = {
  name: 'receive',
  weight: 10,
  prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = site && choice.one(site.clerks)
    const item = choice.one(world.items)
    if (!site || !account || !item) return undefined
    const locations = item.inspect ? site.inspection : site.qualified
    const locationId = choice.one(locations)
    if (!locationId) return undefined
    return command({
      account,
      operation: 'inbound.receive',
      input: {
        warehouseId: site.warehouseId,
        supplierId: world.supplierId,
        lines: [{ itemId: item._id, locationId, ...goods(world, item, choice) }],
      },
      learn: (receipt) => world.memory.learn('receipt', receipt),
    })
  },
}

/** How much of what lot, at a price that does not divide evenly. */
export function goods(world: World, item: Item, choice: Choice) {
  const unitPriceFen = choice.whole(1, 9_999)
  if (item.tracking === 'serial') {
    const serials = Array.from({ length: choice.whole(1, 2) }, () => `SN${choice.whole(1, 1e9)}`)
    return { quantity: serials.length, serials, unitPriceFen }
  }
  const quantity = choice.whole(1, 40) * 10 ** item.scale
  const expiryDate = item.shelfLifeDays ? addDays(world.today, choice.whole(0, 300)) : undefined
  const lotNo = item.tracking === 'lot' ? `L${choice.whole(1, 30)}` : undefined
  return { quantity, unitPriceFen, ...(lotNo ? { lotNo } : {}), ...(expiryDate ? { expiryDate } : {}) }
}

export const inbound: Move[] = [receive]
