import { sum } from '../../shared/domain/stock'
import { expectBooksToBalance } from '../support/books'
import { databaseOf } from '../support/database'
import { handedOut, lend, recipient } from '../support/lending'
import { CLERKS_WAREHOUSE, lotsOf, SIGNATURE, succeed } from '../support/scenario'
import { plainGoods } from '../support/issuing'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(async () => {
  await expectBooksToBalance(databaseOf(server.url))
  await server?.close()
})

const total = async (row: Parameters<typeof lotsOf>[1]) =>
  sum((await lotsOf(server, row)).map((lot) => lot.quantity))
const part = (pick: number, quantity: number, locationId: string) => ({
  pick,
  quantity,
  condition: 'good' as const,
  locationId,
})

test('issued goods come back as the lot they were and show on their requisition', async () => {
  const { row, requisition, issue } = await handedOut(server, {}, 4)
  const [pick] = issue.picks
  const before = await total(row)
  const issued = await succeed(server.call('clerk', 'inbound.issuedGoods', { issueNo: issue.no }))
  expect(issued).toMatchObject({
    document: { id: requisition._id },
    picks: [{ pick: 1, left: pick!.quantity }],
  })

  const back = { issueNo: issue.no, reason: '领多了', lines: [part(1, 1, pick!.locationId)] }
  const receipt = await succeed(server.call('clerk', 'inbound.returnIssued', back))
  expect(receipt).toMatchObject({ kind: 'return', source: { type: 'requisition', id: requisition._id } })
  expect(await total(row)).toBe(before + 1)
  const lot = (await lotsOf(server, row)).find(({ lotId }) => lotId === pick!.lotId)
  expect(lot?.receivedAt).toBe(pick!.receivedAt)

  const seen = await succeed(server.call('staff', 'requisition.get', { requisitionId: requisition._id }))
  expect(seen.requisition.issues[0]!.picks[0]).toMatchObject({ returnedQuantity: 1 })
  expect(JSON.stringify(seen)).not.toContain('Fen')
  expect(seen.requisition.history.at(-1)).toMatchObject({ action: 'goodsBack' })
  const movements = await succeed(server.call('staff', 'stock.movements', { itemId: row.itemId }))
  expect(movements.rows[0]).toMatchObject({ operation: 'inbound.returnIssued', change: 1 })

  const again = { ...back, lines: [part(1, pick!.quantity, pick!.locationId)] }
  expect(await server.call('clerk', 'inbound.returnIssued', again)).toMatchObject({ code: 'OVER_ISSUED' })
  expect(await server.call('zhaolei', 'inbound.returnIssued', back)).toMatchObject({
    code: 'WAREHOUSE_FORBIDDEN',
  })
  expect(await server.call('staff', 'inbound.returnIssued', back)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await server.call('clerk', 'inbound.returnIssued', { ...back, issueNo: 'CK1' })).toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await total(row)).toBe(before + 1)
})

test('four hands take the same piece back at once: no more comes back than went out', async () => {
  const { row, issue } = await handedOut(server, {}, 2)
  const before = await total(row)
  const { locationId } = issue.picks[0]!
  const back = { issueNo: issue.no, reason: '领多了', lines: [part(1, 2, locationId)] }
  const answers = await Promise.all(
    ['clerk', 'sunli', 'clerk', 'sunli'].map((who) => server.call(who, 'inbound.returnIssued', back)),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(await total(row)).toBe(before + 2)
})

test('what was issued directly comes back from its department', async () => {
  const row = await plainGoods(server)
  const before = await total(row)
  const issued = await succeed(
    server.call('clerk', 'outbound.directIssue', {
      warehouseId: CLERKS_WAREHOUSE,
      purpose: '会议',
      targets: [{ departmentId: 'BM05', receivedBy: '马思远' }],
      lines: [{ itemId: row.itemId, cells: [{ departmentId: 'BM05', quantity: 1 }] }],
    }),
  )
  const issueNo = issued._id
  const { locationId } = issued.picks[0]!
  await succeed(
    server.call('clerk', 'inbound.returnIssued', {
      issueNo,
      reason: '没用上',
      lines: [part(1, 1, locationId)],
    }),
  )
  expect(await total(row)).toBe(before)
})

describe('goods sent out', () => {
  const sendOut = (quantity = 4) => handedOut(server, { kind: 'external', recipient }, quantity)
  const waiting = async (account: string) =>
    (await succeed(server.call(account, 'requisition.list', { view: 'toAccept', limit: 100 }))).rows.map(
      (row) => row.requisitionId,
    )

  test('wait for their acceptance with requester and clerk, and are accepted with photo and signature', async () => {
    const { requisition, issue } = await sendOut()
    const requisitionId = requisition._id
    expect(requisitionId).toMatch(/^WF/)
    expect(requisition.shipment).toBe('shipped')
    expect(await waiting('staff')).toContain(requisitionId)
    expect(await waiting('clerk')).toContain(requisitionId)
    expect(await waiting('xumei')).not.toContain(requisitionId)
    const accept = {
      requisitionId,
      issueNo: issue.no,
      acceptedBy: '林工',
      photos: [SIGNATURE],
      signature: SIGNATURE,
    }
    expect(await server.call('xumei', 'outbound.accept', accept)).toMatchObject({ code: 'FORBIDDEN' })
    const done = await succeed(server.call('staff', 'outbound.accept', accept))
    expect(done.requisition.shipment).toBe('accepted')
    expect(await waiting('staff')).not.toContain(requisitionId)
    const pictures = await succeed(
      server.call('staff', 'outbound.acceptancePhotos', { requisitionId, issueNo: issue.no }),
    )
    for (const url of [pictures.photos[0]!.url, pictures.signatureUrl!]) {
      const image = Buffer.from(await (await fetch(url)).arrayBuffer())
      expect(image.toString('base64')).toBe(SIGNATURE)
    }
    expect(await server.call('clerk', 'outbound.accept', accept)).toMatchObject({ code: 'ALREADY_HANDLED' })
  })

  test('are written off where lost, and come back where refused', async () => {
    const { row, requisition, issue } = await sendOut(5)
    const before = await total(row)
    const accept = (differences: { quantity: number; outcome: 'lost' | 'comingBack' }[]) =>
      server.call('clerk', 'outbound.accept', {
        requisitionId: requisition._id,
        issueNo: issue.no,
        acceptedBy: '林工',
        differences: differences.map((difference) => ({ lineId: 1, reason: '破损', ...difference })),
      })
    expect(await accept([{ quantity: 6, outcome: 'lost' }])).toMatchObject({ code: 'OVER_SHIPPED' })
    const done = await succeed(accept([{ quantity: 2, outcome: 'comingBack' }]))
    expect(done.requisition.shipment).toBe('acceptedWithDifference')
    expect(await total(row)).toBe(before)
    const { picks } = await succeed(server.call('clerk', 'inbound.issuedGoods', { issueNo: issue.no }))
    await succeed(
      server.call('clerk', 'inbound.returnIssued', {
        issueNo: issue.no,
        reason: '对方拒收',
        lines: [part(1, 2, picks[0]!.locationId)],
      }),
    )
    expect(await total(row)).toBe(before + 2)

    const other = await sendOut(3)
    await succeed(
      server.call('staff', 'outbound.accept', {
        requisitionId: other.requisition._id,
        issueNo: other.issue.no,
        acceptedBy: '林工',
        differences: [{ lineId: 1, quantity: 1, reason: '运输丢失', outcome: 'lost' }],
      }),
    )
    const left = await succeed(server.call('clerk', 'inbound.issuedGoods', { issueNo: other.issue.no }))
    expect(sum(left.picks.map((pick) => pick.left))).toBe(2)
  })
})

test('a return that was posted wrongly is reversed: the goods are out again, then it is done right', async () => {
  const { row, requisition, issue } = await handedOut(server, {}, 4)
  const before = await total(row)
  const { locationId } = issue.picks[0]!
  const back = { issueNo: issue.no, reason: '领多了', lines: [part(1, 2, locationId)] }
  const receipt = await succeed(server.call('clerk', 'inbound.returnIssued', back))
  await succeed(server.call('clerk', 'stock.reverse', { documentId: receipt._id, reason: '数错了' }))
  expect(await total(row)).toBe(before)
  const seen = await succeed(server.call('clerk', 'requisition.get', { requisitionId: requisition._id }))
  expect(seen.requisition.issues[0]!.picks[0]).toMatchObject({ returnedQuantity: 0, closedValueFen: 0 })
  await succeed(server.call('clerk', 'inbound.returnIssued', { ...back, lines: [part(1, 1, locationId)] }))
  expect(await total(row)).toBe(before + 1)

  const lent = await lend(server, { quantity: 2 })
  const lines = [{ lineId: 1, quantity: 2, condition: 'good' as const, locationId: lent.shelf }]
  const returned = await succeed(server.call('clerk', 'loan.return', { loanId: lent.loanId, lines }))
  await succeed(
    server.call('clerk', 'stock.reverse', { documentId: returned.receipt._id, reason: '还错了人' }),
  )
  const { loan } = await succeed(server.call('clerk', 'loan.get', { loanId: lent.loanId }))
  expect(loan).toMatchObject({ status: 'lent', open: true, receiptIds: [] })
  await succeed(server.call('clerk', 'stock.reverse', { documentId: lent.issue.no, reason: '不该借出' }))
  const ended = await succeed(server.call('clerk', 'loan.get', { loanId: lent.loanId }))
  expect(ended.loan).toMatchObject({ status: 'reversed', open: false })
})
