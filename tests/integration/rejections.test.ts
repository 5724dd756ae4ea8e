import { businessDay, addDays } from '../../shared/domain/calendar'
import type { StockRow } from '../../shared/operations/stock'
import {
  approved,
  CLERKS_WAREHOUSE,
  FOREIGN_WAREHOUSE,
  lotsOf,
  REAGENT_WAREHOUSE,
  receipt,
  SIGNATURE,
  stockWhere,
  succeed,
} from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
let row: StockRow
let shelf: string
beforeAll(async () => {
  server = await startServer()
  row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 30 && r.item.scale === 0)
  shelf = (await lotsOf(server, row))[0]!.locationId
})
afterAll(() => server?.close())

const today = () => businessDay(Date.now())
const refusal = (answer: Promise<unknown>) =>
  answer as Promise<{ ok: boolean; code: string; message: string }>

async function expectRefusal(answer: Promise<unknown>, code: string, text: RegExp | string) {
  const result = await refusal(answer)
  expect(result).toMatchObject({ ok: false, code })
  expect(result.message).toMatch(text)
}

test('receiving refuses what must not enter the shelf', async () => {
  const receive = (line: object, of: Pick<StockRow, 'itemId' | 'warehouseId'> = row, at = shelf) =>
    server.call('clerk', 'inbound.receive', receipt(of, at, line))
  const reagent = await stockWhere(server, REAGENT_WAREHOUSE, (r) => r.item.policy === 'fefo')
  const there = (await lotsOf(server, reagent))[0]?.locationId ?? shelf

  await expectRefusal(receive({ expiryDate: addDays(today(), -1) }), 'EXPIRED_LOT', '已于')
  await expectRefusal(receive({ productionDate: addDays(today(), 1) }), 'PRODUCTION_IN_FUTURE', '生产日期')
  await expectRefusal(
    receive({ productionDate: '2026-06-02', expiryDate: '2026-06-01' }),
    'EXPIRY_BEFORE_PRODUCTION',
    '早于',
  )
  await expectRefusal(receive({ unit: '桶桶' }), 'UNIT_UNKNOWN', '没有「桶桶」')
  await expectRefusal(receive({ locationId: `${row.warehouseId}:Z-99` }), 'LOCATION_UNKNOWN', 'Z-99')
  await expectRefusal(receive({ lotNo: undefined }, reagent, there), 'LOT_REQUIRED', '批号')
  await expectRefusal(receive({ quantity: 0 }), 'INVALID_INPUT', '数量')
  await expectRefusal(receive({ quantity: 1.5 }), 'INVALID_INPUT', '数量')
  await expectRefusal(receive({ expiryDate: '2026-02-30' }), 'INVALID_INPUT', '有效期的格式不对')
  await expectRefusal(receive({ quantity: '5' }), 'INVALID_INPUT', '数量的格式不对')
  await expectRefusal(receive({ quantity: undefined }), 'INVALID_INPUT', '数量没有填写')
  await expectRefusal(receive({ surprise: 1 }), 'INVALID_INPUT', 'surprise')
})

test('a receipt of another warehouse is not found, and full-width letters are', async () => {
  const other = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0 && r.itemId !== row.itemId)
  const made = await succeed(server.call('clerk', 'inbound.receive', receipt(other, shelf)))
  const code = made._id
  expect(await server.call('clerk', 'masterdata.resolveCode', { code })).toMatchObject({ ok: true })
  await expectRefusal(server.call('zhaolei', 'masterdata.resolveCode', { code }), 'NOT_FOUND', code)
  const wide = [...row.item.code].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
  for (const operation of ['stock.query', 'masterdata.searchItems'] as const) {
    const found = await succeed(server.call('clerk', operation, { q: wide }))
    expect(JSON.stringify(found)).toContain(row.item.name)
  }
})

test('who sees every warehouse finds stock by a word, with an index', async () => {
  for (const who of ['admin', 'staff']) {
    const found = await succeed(server.call(who, 'stock.query', { q: row.item.code }))
    expect(JSON.stringify(found)).toContain(row.item.name)
  }
})

test('a shelf code that several warehouses have is asked for in full', async () => {
  const code = shelf.slice(shelf.indexOf(':') + 1)
  await expectRefusal(server.call('clerk', 'masterdata.resolveCode', { code }), 'LOCATION_AMBIGUOUS', 'WH-')
  const full = await succeed(server.call('clerk', 'masterdata.resolveCode', { code: shelf.toLowerCase() }))
  expect(full).toMatchObject({ kind: 'location', location: { _id: shelf } })
})

test('a clerk works in no warehouse but the own', async () => {
  const foreign = await stockWhere(server, FOREIGN_WAREHOUSE, (r) => r.onHand > 0)
  const [lot] = await lotsOf(server, foreign)
  await expectRefusal(
    server.call('clerk', 'inbound.receive', receipt(foreign, lot!.locationId)),
    'WAREHOUSE_FORBIDDEN',
    '不归你管',
  )
  await expectRefusal(
    server.call('clerk', 'stock.query', { warehouseId: FOREIGN_WAREHOUSE }),
    'WAREHOUSE_FORBIDDEN',
    '仓管员',
  )
  const seen = await succeed(server.call('clerk', 'stock.item', { itemId: foreign.itemId }))
  expect(seen.stocks.map((stock) => stock.warehouseId)).not.toContain(FOREIGN_WAREHOUSE)
})

test('requesting more than is available says how much there is', async () => {
  const answer = await server.call('staff', 'requisition.submit', {
    warehouseId: row.warehouseId,
    purpose: '太多',
    lines: [{ itemId: row.itemId, quantity: row.available + 1 }],
  })
  expect(answer).toMatchObject({
    ok: false,
    code: 'INSUFFICIENT_STOCK',
    details: { needed: row.available + 1, available: row.available, line: 0 },
  })
  expect(answer.ok || answer.message).toContain(`可用 ${row.available} ${row.item.unit}`)
})

test('approval: not by the requester, not by others, not twice, not more than asked', async () => {
  const lines = [{ itemId: row.itemId, quantity: 2 }]
  const submit = (account: string) =>
    succeed(
      server.call(account, 'requisition.submit', { warehouseId: row.warehouseId, purpose: '审批', lines }),
    )
  const decide = (account: string, requisitionId: string, more: object = {}) =>
    server.call(account, 'requisition.decide', { requisitionId, decision: 'approve', ...more })

  const own = (await submit('approver')).requisition
  expect(own.approverIds).not.toContain(own.requester.id)
  await expectRefusal(decide('approver', own._id), 'SELF_APPROVAL', '不能审批自己')

  const { requisition } = await submit('staff')
  const id = requisition._id
  await expectRefusal(decide('admin', id), 'NOT_YOUR_APPROVAL', '审批')
  await expectRefusal(decide('staff', id), 'FORBIDDEN', '没有权限')
  await expectRefusal(decide('approver', id, { decision: 'reject' }), 'COMMENT_REQUIRED', '原因')
  const twice = [1, 2].map((quantity) => ({ lineId: 1, quantity }))
  await expectRefusal(decide('approver', id, { lines: twice }), 'DUPLICATE_LINE', '合并')
  await expectRefusal(
    decide('approver', id, { lines: [{ lineId: 1, quantity: 3 }] }),
    'APPROVED_OVER_REQUESTED',
    '超过',
  )
  await expectRefusal(
    decide('approver', id, { lines: [{ lineId: 1, quantity: 0 }] }),
    'NOTHING_APPROVED',
    '驳回',
  )
  await succeed(decide('approver', id))
  await expectRefusal(decide('approver', id), 'ALREADY_HANDLED', /已由.+处理.*待出库/)
})

test('issuing: only what is approved, in order, with a reason for another lot, never an expired one', async () => {
  const issue = (requisitionId: string, more: object = {}) =>
    server.call('clerk', 'outbound.issue', { requisitionId, ...more })
  const pending = await succeed(
    server.call('staff', 'requisition.submit', {
      warehouseId: row.warehouseId,
      purpose: '未批',
      lines: [{ itemId: row.itemId, quantity: 1 }],
    }),
  )
  await expectRefusal(issue(pending.requisition._id), 'NOT_APPROVED', '待审批')

  await succeed(server.call('clerk', 'inbound.receive', receipt(row, shelf, { quantity: 10 })))
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 3 }])
  const lots = await lotsOf(server, row)
  const last = lots[lots.length - 1]!
  const take = (lot: { lotId: string; locationId: string }, quantity: number) => ({
    lines: [{ lineId: 1, picks: [{ lotId: lot.lotId, locationId: lot.locationId, quantity }] }],
  })
  await expectRefusal(issue(requisition._id, take(lots[0]!, 4)), 'OVER_APPROVED', '最多')
  await expectRefusal(issue(requisition._id, take(last, 3)), 'OVERRIDE_REASON_REQUIRED', '换批原因')
  await expectRefusal(
    issue(requisition._id, take({ lotId: 'NO-SUCH-LOT', locationId: last.locationId }, 1)),
    'LOT_NOT_FOUND',
    '没有',
  )
  await expectRefusal(issue(requisition._id, { signature: 'bm90IGEgcG5n' }), 'SIGNATURE_INVALID', '重新签字')
  const issued = await succeed(
    issue(requisition._id, { ...take(last, 3), overrideReason: '外包装破损，先用掉' }),
  )
  expect(issued.requisition.issues[0]).toMatchObject({ overrideReason: '外包装破损，先用掉' })
  await expectRefusal(issue(requisition._id), 'ALREADY_HANDLED', '已领取')
})

test('an expired lot is proposed by nobody and refused to everybody', async () => {
  let found: { row: StockRow; lotId: string; locationId: string } | undefined
  const { rows } = await succeed(server.call('clerk', 'stock.query', { filter: 'expired', limit: 100 }))
  for (const candidate of rows.filter((r) => r.available > 0)) {
    const lot = (await lotsOf(server, candidate)).find(
      (l) => l.expiry === 'expired' && l.status === 'available',
    )
    if (lot) found = { row: candidate, lotId: lot.lotId, locationId: lot.locationId }
  }
  expect(found).toBeDefined()
  const { requisition } = await approved(
    server,
    [{ itemId: found!.row.itemId, quantity: 1 }],
    found!.row.warehouseId,
  )
  const list = await succeed(server.call('clerk', 'outbound.pickList', { requisitionId: requisition._id }))
  expect(list.lines[0]?.picks.map((pick) => pick.lotId)).not.toContain(found!.lotId)
  expect(list.lines[0]?.passedOver.find((lot) => lot.lotId === found!.lotId)?.reason).toContain('过期')
  const picks = [{ lotId: found!.lotId, locationId: found!.locationId, quantity: 1 }]
  const forced = server.call('clerk', 'outbound.issue', {
    requisitionId: requisition._id,
    lines: [{ lineId: 1, picks }],
    overrideReason: '就要这个',
    signature: SIGNATURE,
  })
  await expectRefusal(forced, 'EXPIRED_LOT', '过期')
})

test('a document is not for everyone', async () => {
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 1 }])
  const people = await succeed(server.call('admin', 'people.list', { limit: 100 }))
  const stranger = people.rows.find(
    (person) =>
      person.departmentId !== requisition.departmentId &&
      person.roles.every((role) => role === 'staff') &&
      person.status === 'active',
  )!
  await expectRefusal(
    server.call(stranger.account, 'requisition.get', { requisitionId: requisition._id }),
    'FORBIDDEN',
    '权限',
  )
  await expectRefusal(
    server.call(stranger.account, 'requisition.withdraw', { requisitionId: requisition._id }),
    'FORBIDDEN',
    '权限',
  )
})
