import {
  countAll,
  explained,
  findAt,
  pieceItems,
  reviewing,
  submitted,
  viewOf,
} from '../../support/reviewing'
import { openStocktake } from '../../support/counting'
import { CLERKS_WAREHOUSE } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

/** Enough that its value is not small. */
const MANY = 19

const items = (server: TestServer) => pieceItems(server, 1)

export const stocktakeReview = {
  'stocktake.finish': async (server) => {
    const scope = { itemIds: await items(server) }
    const stocktakeId = await openStocktake(server, { warehouseId: CLERKS_WAREHOUSE, scope })
    await countAll(server, stocktakeId, 'sunli')
    const input = { stocktakeId }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, leave: 3 } }
  },
  'stocktake.reopen': async (server) => {
    const { stocktakeId } = await reviewing(server, await items(server))
    const input = { stocktakeId, reason: '漏了一排货架' }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: '再盘一遍' } }
  },
  'stocktake.recount': async (server) => {
    const { stocktakeId, differing } = await reviewing(server, await items(server))
    const input = { stocktakeId, lineIds: differing.map(({ _id }) => _id) }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, note: '看仔细些' } }
  },
  'stocktake.accept': async (server) => {
    const { stocktakeId, differing } = await reviewing(server, await items(server))
    const lineIds = differing.map(({ _id }) => _id)
    const input = { stocktakeId, lineIds, reason: 'missedIssue' as const }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: 'stolen' as const } }
  },
  'stocktake.settleFind': async (server) => {
    const { stocktakeId, differing } = await reviewing(server, await items(server))
    const [line] = differing
    const findId = await findAt(server, stocktakeId, line!.locationId)
    const input = { findId, as: { itemId: line!.itemId, lotNo: 'XIN-1' } }
    return {
      account: 'clerk',
      stranger: 'zhaolei',
      input,
      other: { findId, as: { dismiss: '不是库里的货' } },
    }
  },
  'stocktake.submit': async (server) => {
    const { stocktakeId } = await explained(server, await items(server), MANY)
    const { stocktake } = await viewOf(server, stocktakeId)
    const input = { stocktakeId, revision: stocktake.revision }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, note: '请审批' } }
  },
  'stocktake.decide': async (server) => {
    const { stocktakeId } = await submitted(server, await items(server), MANY)
    const input = { stocktakeId, approve: true }
    return {
      account: 'admin',
      stranger: 'approver',
      input,
      other: { stocktakeId, approve: false, comment: '再查一遍' },
    }
  },
} satisfies Examples
