import { randomUUID } from 'node:crypto'
import { issuedPiece, offeredPiece, receivedPiece } from '../../support/pieces'
import type { Examples } from '.'

export const assets = {
  'asset.handOver': async (server) => {
    const assetId = await issuedPiece(server)
    const input = { assetIds: [assetId], toPersonId: 'chenzhiyuan' }
    return { account: 'staff', stranger: 'masiyuan', input, other: { ...input, toPersonId: 'masiyuan' } }
  },
  'asset.confirmHandOver': async (server) => {
    const input = { assetIds: [await offeredPiece(server)] }
    return { account: 'chenzhiyuan', stranger: 'staff', input, other: { assetIds: ['SB09001:PF4KA002'] } }
  },
  'asset.refuseHandOver': async (server) => {
    const input = { assetIds: [await offeredPiece(server)], reason: '缺电源' }
    return { account: 'chenzhiyuan', stranger: 'staff', input, other: { ...input, reason: '别的' } }
  },
  'asset.withdrawHandOver': async (server) => {
    const input = { assetIds: [await offeredPiece(server)] }
    return { account: 'staff', stranger: 'masiyuan', input, other: { assetIds: ['SB09001:PF4KA001'] } }
  },
  'stock.reverse': async (server) => {
    const { receiptId } = await receivedPiece(server)
    const input = { documentId: receiptId, reason: '重复录入' }
    return { account: 'zhaolei', stranger: 'clerk', input, other: { ...input, reason: '别的原因' } }
  },
  'stock.reconcile': async () => ({
    account: 'admin',
    stranger: 'zhaolei',
    input: { warehouseId: 'WH-SB' },
    other: { warehouseId: 'WH-SB', reconciliationId: `HD-${randomUUID()}` },
  }),
} satisfies Examples
