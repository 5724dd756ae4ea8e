import { databaseOf, everything } from '../support/database'
import { offeredPiece, receivedPiece } from '../support/pieces'
import { succeed } from '../support/scenario'
import { sign } from './support/gestures'
import { setStage } from './support/stage'

/** Pieces change hands, a wrong receipt is taken back, and the books are held against their journal. */
let offered = ''
let receiptId = ''
const stage = setStage(async (server) => {
  offered = await offeredPiece(server)
  receiptId = (await receivedPiece(server)).receiptId
})
const { phoneOf } = stage
const link = (id: string) => `packages/stock/asset/index?id=${encodeURIComponent(id)}`

test('1. what a colleague hands over waits on the workbench; the receiver signs and has it', async () => {
  const phone = await phoneOf('chenzhiyuan')
  await phone.see('交给你的资产，待确认')
  await phone.shot('assets-01-workbench')
  await phone.tapText('交给你的资产，待确认')
  await phone.see('笔记本电脑')
  await phone.shot('assets-02-offered')
  await phone.tap('#confirm')
  await sign(phone)
  await phone.shot('assets-03-sign')
  await phone.tap('#confirm-received')
  await phone.see('已记在你名下')
  await phone.see('交接完成')
  await phone.shot('assets-04-mine')
  const { asset } = await succeed(stage.server.call('chenzhiyuan', 'asset.get', { assetId: offered }))
  expect(asset).toMatchObject({ holder: { person: { id: 'chenzhiyuan' } } })
  expect(asset.history.at(-1)?.signature).toBeDefined()
})

test('2. the holder hands it on, thinks again, and hands it on once more', async () => {
  const phone = await phoneOf('chenzhiyuan', link(offered))
  await phone.tap('#hand-over')
  await phone.type('#receiver-search', '马思')
  await phone.tap('#receiver-masiyuan')
  await phone.type('#hand-over-note', '含电源')
  await phone.shot('assets-05-hand-over')
  await phone.tap('#hand-over-send')
  await phone.see('等他确认')
  await phone.tap('#withdraw')
  await phone.tap('#confirm-yes')
  await phone.see('已撤回')
  await phone.the('#hand-over').waitFor()
})

test('3. the list: mine, and several at once', async () => {
  const phone = await phoneOf('staff', 'packages/stock/assets/index')
  await phone.see('PF4KA001')
  await phone.shot('assets-06-list')
  await phone.tap('#choose')
  await phone.tap('#asset-PF4KA001')
  await phone.tap('#asset-PDA-2601')
  await phone.tap('#hand-over-chosen')
  await phone.type('#receiver-search', '陈志')
  await phone.tap('#receiver-chenzhiyuan')
  await phone.tap('#hand-over-send')
  await phone.see('等 陈志远 确认交接')
  const other = await phoneOf('chenzhiyuan', 'packages/stock/assets/index?view=toConfirm')
  await other.see('PDA-2601')
  await other.shot('assets-07-to-confirm')
  await other.tap('#confirm-all')
  await other.tap('#confirm-yes')
  await other.see('没有等你确认的交接')
})

test('4. a wrong receipt is taken back with its reason, once', async () => {
  const phone = await phoneOf('zhaolei', `packages/warehouse/receive/index?receipt=${receiptId}`)
  await phone.tap('#reverse')
  await phone.see('会这样记回去')
  await phone.tap('#reverse-confirm')
  await phone.see('请写明冲销原因')
  await phone.tapText('重复录入')
  await phone.shot('assets-08-reverse')
  await phone.tap('#reverse-confirm')
  await phone.tap('#confirm-yes')
  await phone.see(/冲销：重复录入/)
  await phone.shot('assets-09-reversed')
  await phone.tap('#open-reversal')
  await phone.see('原入库单')
  await phone.shot('assets-10-reversal')
  expect(await phone.find('#reverse').count()).toBe(0)
})

test('5. the books are right; then somebody changes them by hand, and the administrator is told', async () => {
  const phone = await phoneOf('admin', 'packages/admin/reconcile/index')
  await phone.tap('#warehouse-WH-SB')
  await phone.tap('#reconcile-now')
  await phone.see('每个批次的数量和金额都与流水一致')
  await phone.shot('assets-11-balanced')

  const db = databaseOf(stage.server.url)
  const [stock] = await everything(db, 'stock', { _id: 'WH-SB:SB01004' })
  const [lot] = stock!.lots
  await db
    .collection('stock')
    .doc(stock!._id)
    .update({ 'lots.0.quantity': lot!.quantity + 3 })
  const again = await phoneOf('admin', 'packages/admin/reconcile/index')
  await again.tap('#warehouse-WH-SB')
  await again.tap('#reconcile-now')
  await again.see('按流水应有')
  await again.shot('assets-12-different')
  const bench = await phoneOf('admin')
  await bench.see('账实不符')
  await bench.shot('assets-13-workbench')
})
