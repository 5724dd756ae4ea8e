import {
  approved,
  CLERKS_WAREHOUSE,
  lotsOf,
  REAGENT_WAREHOUSE,
  receipt,
  SIGNATURE,
  stockWhere,
  succeed,
} from '../../support/scenario'
import { controlledGoods, plainGoods, preparedCheck } from '../../support/issuing'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

export const outbound = {
  'outbound.issue': async (server) => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 10)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 2 }])
    const input = { requisitionId: requisition._id }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, receivedBy: '别人' } }
  },
  'outbound.prepare': async (server) => {
    const row = await controlledGoods(server)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 1 }], REAGENT_WAREHOUSE)
    const input = { requisitionId: requisition._id, signature: SIGNATURE }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, receivedBy: '别人' } }
  },
  'outbound.check': async (server) => {
    const input = { checkId: (await preparedCheck(server))._id, decision: 'approve' as const }
    return { account: 'sunli', stranger: 'clerk', input, other: { ...input, comment: '对过了' } }
  },
  'outbound.cancelCheck': async (server) => {
    const input = { checkId: (await preparedCheck(server))._id }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, comment: '拿错了' } }
  },
  'outbound.reportShort': async (server) => {
    const row = await plainGoods(server)
    const [lot] = await lotsOf(server, row)
    const { lines } = await succeed(server.call('clerk', 'inbound.receive', receipt(row, lot!.locationId)))
    const { lotId, locationId } = lines[0]!
    const input = { itemId: row.itemId, lotId, locationId, found: 3, reason: '架上没有' }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, found: 2 } }
  },
  'outbound.closeRest': async (server) => {
    const input = { requisitionId: await openRequest(server), reason: '不再供应' }
    return { account: 'clerk', stranger: 'staff', input, other: { ...input, reason: '另有安排' } }
  },
  'outbound.renewPromise': async (server) => {
    const input = { requisitionId: await openRequest(server) }
    const other = { requisitionId: await openRequest(server) }
    return { account: 'clerk', stranger: 'sunli', input, other }
  },
  'outbound.proposeSubstitute': async (server) => {
    const input = await proposal(server)
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, reason: '先用这个' } }
  },
  'outbound.cancelSubstitute': async (server) => {
    const input = await proposed(server)
    return { account: 'clerk', stranger: 'sunli', input, other: await proposed(server) }
  },
  'outbound.directIssue': async (server) => {
    const input = await direct(server)
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, purpose: '另一次' } }
  },
  'outbound.prepareDirect': async (server) => {
    const row = await controlledGoods(server)
    const input = {
      warehouseId: row.warehouseId,
      purpose: '应急检测',
      targets: [{ departmentId: 'BM05', receivedBy: '马思远', signature: SIGNATURE }],
      lines: [{ itemId: row.itemId, cells: [{ departmentId: 'BM05', quantity: 1 }] }],
    }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, purpose: '另一次' } }
  },
} satisfies Examples

export const substitutes = {
  'requisition.answerSubstitute': async (server) => {
    const input = { ...(await proposed(server)), accept: true }
    return { account: 'staff', stranger: 'approver', input, other: { ...input, comment: '可以' } }
  },
} satisfies Examples

async function openRequest(server: TestServer): Promise<string> {
  const row = await plainGoods(server)
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 1 }])
  return requisition._id
}

async function proposal(server: TestServer) {
  const row = await plainGoods(server)
  const other = await plainGoods(server, (r) => r.itemId !== row.itemId)
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 1 }])
  return {
    requisitionId: requisition._id,
    lineId: 1,
    itemId: other.itemId,
    quantity: 1,
    reason: '原来的没有了',
  }
}

async function proposed(server: TestServer) {
  const input = await proposal(server)
  await succeed(server.call('clerk', 'outbound.proposeSubstitute', input))
  return { requisitionId: input.requisitionId, substituteId: 1 }
}

async function direct(server: TestServer) {
  const row = await plainGoods(server)
  return {
    warehouseId: row.warehouseId,
    purpose: '会议用',
    targets: [{ departmentId: 'BM01' }, { departmentId: 'BM02' }],
    lines: [
      {
        itemId: row.itemId,
        cells: [
          { departmentId: 'BM01', quantity: 1 },
          { departmentId: 'BM02', quantity: 2 },
        ],
      },
    ],
  }
}
