import { randomUUID } from 'node:crypto'
import { succeed } from './scenario'
import type { TestServer } from './server'

export const LAPTOP = 'SB09001'
const WAREHOUSE = 'WH-SB'

/** A new laptop on a shelf of the equipment store. */
export async function receivedPiece(server: TestServer) {
  const serialNo = `SN-${randomUUID().slice(0, 13)}`
  const { stocks } = await succeed(server.call('admin', 'stock.item', { itemId: LAPTOP }))
  const locationId = stocks[0]?.lots[0]?.locationId ?? 'WH-SB:A-01-01-01'
  const receipt = await succeed(
    server.call('zhaolei', 'inbound.receive', {
      warehouseId: WAREHOUSE,
      lines: [{ itemId: LAPTOP, quantity: 1, serials: [serialNo], locationId }],
    }),
  )
  return { receiptId: receipt._id, assetId: `${LAPTOP}:${serialNo}`, serialNo, locationId }
}

/** Handed out to `personId` (张晓雯 unless told) without a requisition; the id of the piece. */
export async function issuedPiece(server: TestServer, personId = 'staff', departmentId = 'BM04') {
  return (await issuedWith(server, personId, departmentId)).assetId
}

/** The oldest piece goes, as the rules want it; a new one has come in before, so that there always is one. */
export async function issuedWith(server: TestServer, personId = 'staff', departmentId = 'BM04') {
  await receivedPiece(server)
  const issue = await succeed(
    server.call('zhaolei', 'outbound.directIssue', {
      warehouseId: WAREHOUSE,
      purpose: '检验数据处理',
      targets: [{ departmentId, personId }],
      lines: [{ itemId: LAPTOP, cells: [{ departmentId, quantity: 1 }] }],
    }),
  )
  const { lotId = '', serialNo = '' } = issue.picks[0] ?? {}
  return { issueNo: issue._id, assetId: lotId, serialNo }
}

/** 张晓雯's piece, offered to 陈志远, who has not answered yet. */
export async function offeredPiece(server: TestServer): Promise<string> {
  const assetId = await issuedPiece(server)
  const offer = { assetIds: [assetId], toPersonId: 'chenzhiyuan' }
  await succeed(server.call('staff', 'asset.handOver', offer))
  return assetId
}
