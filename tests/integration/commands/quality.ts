import { SIGNATURE, succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

/** Delivers nothing but goods to be judged. */
export const TRIAL_SUPPLIER = 'GYS011'
/** Kept in 试剂药品库, none of it controlled. */
export const GLASS = 'HC01011'
/** Hazardous, by lot. */
export const CHROMATE = 'SJ01008'
export const INSPECTION_PLACE = 'WH-SY:DJ-01-01-01'
export const REJECTED_PLACE = 'WH-SY:BH-01-01-01'
export const SHELF = 'WH-SY:C-01-02-04'

/** Ten pieces in the 待检 zone, of their own receipt and inspection. */
export async function delivered(server: TestServer, itemId = GLASS, quantity = 10) {
  const lot = itemId === CHROMATE ? { lotNo: 'ZH2611', expiryDate: '2099-12-31' } : {}
  const receipt = await succeed(
    server.call('clerk', 'inbound.receive', {
      warehouseId: 'WH-SY',
      supplierId: TRIAL_SUPPLIER,
      lines: [{ itemId, quantity, locationId: INSPECTION_PLACE, ...lot }],
    }),
  )
  return { receiptId: receipt._id, lotId: receipt.lines[0]!.lotId, inspectionId: receipt.inspectionId! }
}

/** Four of the ten rejected, and a part of the stock that says so. */
export async function rejected(server: TestServer, itemId = GLASS) {
  const goods = await delivered(server, itemId)
  const verdict = {
    lineId: 1,
    accepted: 6,
    rejected: 4,
    reason: 'damaged' as const,
    acceptedTo: SHELF,
    photos: [SIGNATURE],
  }
  await succeed(
    server.call('clerk', 'quality.inspect', { inspectionId: goods.inspectionId, lines: [verdict] }),
  )
  const part = {
    itemId,
    lotId: goods.lotId,
    locationId: REJECTED_PLACE,
    status: 'rejected' as const,
    quantity: 4,
  }
  return { ...goods, part }
}

/** A scrap request of the rejected four. */
export async function requested(server: TestServer, itemId = GLASS) {
  const { part, lotId } = await rejected(server, itemId)
  const { scrap } = await succeed(
    server.call('clerk', 'quality.requestScrap', {
      warehouseId: 'WH-SY',
      reason: 'rejected',
      parts: [part],
    }),
  )
  return { scrapId: scrap._id, part, lotId }
}

export async function approvedScrap(server: TestServer, itemId = GLASS) {
  const asked = await requested(server, itemId)
  await succeed(server.call('zhouqiang', 'quality.decideScrap', { scrapId: asked.scrapId, approve: true }))
  return asked
}

export const quality = {
  'quality.inspect': async (server) => {
    const { inspectionId } = await delivered(server)
    const line = { lineId: 1, accepted: 3, rejected: 1, reason: 'damaged' as const, acceptedTo: SHELF }
    const input = { inspectionId, lines: [line] }
    const other = { inspectionId, lines: [{ ...line, accepted: 2 }] }
    return { account: 'clerk', stranger: 'sunli', input, other }
  },
  'quality.putAway': async (server) => {
    const { inspectionId } = await delivered(server)
    const lines = [{ lineId: 1, accepted: 10, rejected: 0 }]
    await succeed(server.call('clerk', 'quality.inspect', { inspectionId, lines }))
    const put = { lineId: 1, quantity: 4, locationId: SHELF }
    const input = { inspectionId, lines: [put] }
    return {
      account: 'clerk',
      stranger: 'sunli',
      input,
      other: { inspectionId, lines: [{ ...put, quantity: 3 }] },
    }
  },
  'quality.returnToSupplier': async (server) => {
    const { part } = await rejected(server)
    const input = {
      warehouseId: 'WH-SY',
      supplierId: TRIAL_SUPPLIER,
      reason: 'rejected' as const,
      carrier: { person: '周启明' },
      parts: [{ ...part, quantity: 2 }],
    }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, note: '另一张' } }
  },
  'quality.requestScrap': async (server) => {
    const { part } = await rejected(server)
    const input = { warehouseId: 'WH-SY', reason: 'rejected' as const, parts: [{ ...part, quantity: 1 }] }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, note: '另一张' } }
  },
  'quality.decideScrap': async (server) => {
    const { scrapId } = await requested(server)
    const input = { scrapId, approve: false, comment: '先退换' }
    return { account: 'zhouqiang', stranger: 'admin', input, other: { ...input, comment: '再看看' } }
  },
  'quality.withdrawScrap': async (server) => {
    const { scrapId } = await requested(server)
    const input = { scrapId, comment: '供应商同意退换' }
    return { account: 'clerk', stranger: 'sunli', input, other: { scrapId } }
  },
  'quality.disposeScrap': async (server) => {
    const { scrapId } = await approvedScrap(server)
    const input = { scrapId, method: 'destroyed' as const, note: '敲碎后按玻璃垃圾处理' }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, note: '另一种' } }
  },
} satisfies Examples
