import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { issuedPiece, issuedWith, offeredPiece, receivedPiece } from '../support/pieces'
import { SIGNATURE, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

const view = (who: string, assetId: string) => succeed(server.call(who, 'asset.get', { assetId }))

test('a piece is received, issued, handed over in two steps, and tells its life', async () => {
  const assetId = await issuedPiece(server)
  expect((await view('staff', assetId)).asset).toMatchObject({
    status: 'issued',
    holder: { person: { id: 'staff' } },
  })
  expect((await view('staff', assetId)).actions).toEqual({
    handOver: true,
    confirm: false,
    withdraw: false,
    takeBack: false,
  })

  const { rows } = await succeed(server.call('staff', 'asset.receivers', { q: '陈志' }))
  expect(rows).toMatchObject([{ id: 'chenzhiyuan', name: '陈志远' }])
  const offer = { assetIds: [assetId], toPersonId: 'chenzhiyuan', note: '换新机' }
  expect(await succeed(server.call('staff', 'asset.handOver', offer))).toMatchObject({
    rows: [{ assetId, handOverTo: '陈志远' }],
  })
  // Nothing has changed hands yet, and it waits for the receiver alone.
  expect((await view('staff', assetId)).asset.holder?.person?.id).toBe('staff')
  const tasks = async (who: string) => (await succeed(server.call(who, 'system.workbench', {}))).tasks
  expect(await tasks('chenzhiyuan')).toContainEqual(expect.objectContaining({ kind: 'handOverToMe' }))
  const waiting = await succeed(server.call('chenzhiyuan', 'asset.list', { view: 'toConfirm' }))
  expect(waiting.rows.map((row) => row.assetId)).toContain(assetId)
  expect(await server.call('masiyuan', 'asset.confirmHandOver', { assetIds: [assetId] })).toMatchObject({
    code: 'NOT_YOUR_HAND_OVER',
  })

  const sign = { assetIds: [assetId], signature: SIGNATURE }
  await succeed(server.call('chenzhiyuan', 'asset.confirmHandOver', sign))
  const after = (await view('chenzhiyuan', assetId)).asset
  expect(after).toMatchObject({ holder: { person: { id: 'chenzhiyuan' } } })
  expect(after.handOver).toBeUndefined()
  expect(after.history.map(({ action }) => action)).toEqual(['received', 'issued', 'offered', 'handedOver'])
  expect(after.history.at(-1)?.signature?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(await server.call('chenzhiyuan', 'asset.confirmHandOver', { assetIds: [assetId] })).toMatchObject({
    code: 'NO_HAND_OVER',
  })
  expect((await view('staff', assetId)).asset.valueFen).toBeUndefined()
})

test('what is refused says why: not in use, not mine, waits already, to himself, unknown people', async () => {
  const { assetId: onShelf } = await receivedPiece(server)
  const mine = await issuedPiece(server)
  const offered = await offeredPiece(server)
  const give = (who: string, assetId: string, toPersonId = 'chenzhiyuan') =>
    server.call(who, 'asset.handOver', { assetIds: [assetId], toPersonId })
  expect(await give('zhaolei', onShelf)).toMatchObject({ code: 'NOT_HANDED_OUT' })
  expect(await give('masiyuan', mine)).toMatchObject({ code: 'NOT_YOUR_ASSET' })
  expect(await give('clerk', mine)).toMatchObject({ code: 'NOT_YOUR_ASSET' })
  expect(await give('staff', offered)).toMatchObject({ code: 'HAND_OVER_WAITS' })
  expect(await give('zhaolei', mine, 'staff')).toMatchObject({ code: 'SAME_HOLDER' })
  expect(await give('staff', mine, 'nobody')).toMatchObject({ code: 'NOT_FOUND' })
  // One that may not go keeps the others.
  const both = { assetIds: [mine, onShelf], toPersonId: 'chenzhiyuan' }
  expect(await server.call('staff', 'asset.handOver', both)).toMatchObject({ code: 'NOT_HANDED_OUT' })
  expect((await view('staff', mine)).asset.handOver).toBeUndefined()
})

test('a refusal and a withdrawal leave it with its holder', async () => {
  const refused = await offeredPiece(server)
  const no = { assetIds: [refused], reason: '缺电源线' }
  await succeed(server.call('chenzhiyuan', 'asset.refuseHandOver', no))
  expect((await view('staff', refused)).asset).toMatchObject({
    holder: { person: { id: 'staff' } },
    history: expect.arrayContaining([expect.objectContaining({ action: 'refused', note: '缺电源线' })]),
  })
  const withdrawn = await offeredPiece(server)
  expect(await server.call('masiyuan', 'asset.withdrawHandOver', { assetIds: [withdrawn] })).toMatchObject({
    code: 'NOT_YOUR_ASSET',
  })
  await succeed(server.call('staff', 'asset.withdrawHandOver', { assetIds: [withdrawn] }))
  expect((await view('staff', withdrawn)).actions.handOver).toBe(true)
})

test('two answers at once: one holds, the other is told', async () => {
  const assetId = await offeredPiece(server)
  const answers = await Promise.all([
    server.call('chenzhiyuan', 'asset.confirmHandOver', { assetIds: [assetId] }),
    server.call('staff', 'asset.withdrawHandOver', { assetIds: [assetId] }),
  ])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: expect.stringMatching(/NO_HAND_OVER/) })
})

test('a list shows each what concerns him, and is searched by number and name', async () => {
  const { assetId, serialNo } = await issuedWith(server)
  const list = async (who: string, input: object) =>
    (await succeed(server.call(who, 'asset.list', { view: 'mine', limit: 100, ...input } as never))).rows.map(
      (row) => row.assetId,
    )
  expect(await list('staff', {})).toContain(assetId)
  expect(await list('masiyuan', {})).not.toContain(assetId)
  expect(await list('zhaolei', { view: 'all', q: serialNo.slice(1) })).toContain(assetId)
  expect(await list('admin', { view: 'all', q: 'bjb' })).toContain(assetId)
  expect(await list('clerk', { view: 'all' })).toEqual([])
  expect(await list('admin', { view: 'all', status: 'inStock', warehouseId: 'WH-SB' })).not.toContain(assetId)
  expect(await server.call('staff', 'asset.list', { view: 'all' })).toMatchObject({ code: 'FORBIDDEN' })

  const byPlate = await succeed(server.call('staff', 'masterdata.resolveCode', { code: serialNo }))
  const byLabel = await succeed(server.call('staff', 'masterdata.resolveCode', { code: assetId }))
  expect(byPlate).toMatchObject({ kind: 'asset', assetId, may: { handOver: true } })
  expect(byLabel).toEqual(byPlate)
})

test('the same serial number does not come in twice', async () => {
  const { serialNo, locationId } = await receivedPiece(server)
  const again = {
    warehouseId: 'WH-SB',
    lines: [{ itemId: 'SB09001', quantity: 1, serials: [serialNo], locationId }],
  }
  expect(await server.call('zhaolei', 'inbound.receive', again)).toMatchObject({
    ok: false,
    message: expect.stringContaining(serialNo),
  })
})

test('every piece is where the books have it', async () => {
  await expectBooksToBalance(databaseOf(server.url))
  const report = await succeed(server.call('admin', 'stock.reconcile', { warehouseId: 'WH-SB' }))
  expect(report).toMatchObject({ status: 'balanced', differences: [] })
  expect(report.assets).toBeGreaterThan(15)
  // And one that is not is found.
  const db = databaseOf(server.url)
  const [piece] = await everything(db, 'assets', { status: 'inStock' })
  await db.collection('assets').doc(piece!._id).update({ place: 'department:BM04', status: 'issued' })
  const second = await succeed(server.call('admin', 'stock.reconcile', { warehouseId: 'WH-SB' }))
  expect(second.differences).toMatchObject([{ kind: 'asset', reference: piece!._id }])
})
