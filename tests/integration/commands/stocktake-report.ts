import { readyToPost } from '../../support/posting'
import { CLERKS_WAREHOUSE, SIGNATURE, stockWhere } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

export const stocktakeReport = {
  'stocktake.advance': async (server) => {
    const input = { stocktakeId: await damagedPiece(server), step: 0 }
    const other = { stocktakeId: await damagedPiece(server), step: 0 }
    return { account: 'clerk', stranger: 'zhaolei', input, other }
  },
  'stocktake.export': async (server) => {
    const input = { stocktakeId: await damagedPiece(server) }
    const other = { stocktakeId: await damagedPiece(server) }
    return { account: 'clerk', stranger: 'zhaolei', input, other }
  },
  'stocktake.sign': async (server) => {
    const input = {
      stocktakeId: await damagedPiece(server),
      role: 'keeper' as const,
      signature: SIGNATURE,
    }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, role: 'counter' as const } }
  },
} satisfies Examples

/** A stocktake of one item, of which a piece is damaged: small enough to be posted without anybody's word. */
async function damagedPiece(server: TestServer): Promise<string> {
  const { itemId } = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (row) => row.onHand > 20 && row.item.scale === 0 && row.item.controlled === undefined,
  )
  let damaged = 1
  const ready = await readyToPost(server, { scope: { itemIds: [itemId] } }, (row) =>
    row.status === 'available'
      ? { quantity: row.quantity, ...(damaged-- === 1 ? { damaged: 1 } : {}) }
      : { quantity: row.quantity },
  )
  return ready.stocktakeId
}
