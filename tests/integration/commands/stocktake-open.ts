import { CLERKS_WAREHOUSE, lotsOf, stockWhere } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import { begin, opening } from '../../support/stocktake'
import type { Examples } from '.'

export const stocktakeOpen = {
  'stocktake.open': async (server) => {
    const input = opening({ scope: await oneShelf(server) })
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, blind: true } }
  },
  'stocktake.assign': async (server) => {
    const stocktakeId = await begun(server)
    const input = { stocktakeId, areas: [{ areaId: 0, counterIds: ['sunli'], secondIds: [] }] }
    const other = { stocktakeId, areas: [{ areaId: 0, counterIds: ['clerk'], secondIds: [] }] }
    return { account: 'clerk', stranger: 'zhaolei', input, other }
  },
  'stocktake.cancel': async (server) => {
    const input = { stocktakeId: await begun(server), reason: '开错了仓库' }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: '改天再盘' } }
  },
} satisfies Examples

/** Few lines: these examples are opened many times. */
async function oneShelf(server: TestServer) {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
  const [lot] = await lotsOf(server, row)
  return { locationIds: [lot!.locationId] }
}

const begun = async (server: TestServer) => (await begin(server, { scope: await oneShelf(server) }))._id
