import { randomUUID } from 'node:crypto'
import { countOf, openStocktake, shelf } from '../../support/counting'
import { CLERKS_WAREHOUSE, lotsOf, stockWhere } from '../../support/scenario'
import type { Examples } from '.'

export const stocktakeCount = {
  'stocktake.count': async (server) => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 10 && r.item.scale === 0)
    const [lot] = await lotsOf(server, row)
    const scope = { itemIds: [row.itemId] }
    const stocktakeId = await openStocktake(server, { warehouseId: CLERKS_WAREHOUSE, scope })
    const { lines } = await shelf(server, 'clerk', stocktakeId, lot?.locationId ?? '')
    const [line] = lines
    if (!line) throw new Error('nothing to count on the shelf of a lot')
    const event = countOf(line, line.book ?? 0)
    const unknown = { ...event, eventId: randomUUID(), target: { code: `?${randomUUID()}` }, quantity: 1 }
    return {
      account: 'clerk',
      input: { stocktakeId, events: [event, unknown] },
      other: { stocktakeId, events: [{ ...event, eventId: randomUUID() }] },
      stranger: 'zhaolei',
    }
  },
} satisfies Examples
