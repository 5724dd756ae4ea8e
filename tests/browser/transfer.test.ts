import { CLERKS_WAREHOUSE, FOREIGN_WAREHOUSE, lotsOf, succeed } from '../support/scenario'
import { barcodeOf, findGoods, type Goods } from './support/goods'
import type { Phone } from './support/phone'
import { setStage } from './support/stage'

/** Goods from one warehouse to the other, by the clerks of both, each on a phone of their own. */
let goods: Goods
let transferNo = ''
const ASKED = 5

const stage = setStage(async (server) => {
  goods = await findGoods(
    server,
    CLERKS_WAREHOUSE,
    (row) => row.item.policy === 'fifo' && row.available > 60 && row.item.controlled === undefined,
    ({ usable }) => usable.length > 0 && usable[0]!.quantity > ASKED,
  )
})
const { phoneOf } = stage

async function choose(phone: Phone, field: string, text: string) {
  await phone.tap(`.ui-field:has-text("${field}")`)
  await phone.tap(`.ui-picker__choice:has-text("${text}")`)
}

const enter = async (phone: Phone, line: string, code: string) => {
  await phone.type(line, code)
  await phone.tap(`${line}-go`)
}

test('1. the clerk of the other warehouse asks for goods', async () => {
  const phone = await phoneOf('zhaolei', 'packages/stock/transfers/index')
  await phone.see('我发出的在途')
  await phone.shot('transfer-01-list')
  await phone.tap('#new-transfer')
  await choose(phone, '调出', '办公用品库')
  await choose(phone, '调入', '设备库')
  await phone.tap('#submit')
  await phone.see('请扫码或查找要调的物资')
  await enter(phone, '#transfer-code', barcodeOf(goods, goods.item.unit))
  await phone.see(goods.item.name)
  await phone.type('#quantity-0', String(ASKED))
  await phone.type('#transfer-reason', '值班室要用')
  await phone.shot('transfer-02-new')
  await phone.tap('#submit')
  await phone.at('packages/stock/transfer/index')
  transferNo = await phone.read('#transfer-no')
  expect(transferNo).toMatch(/^DB\d{8}-\d{4}$/)
  await phone.see('待发出')
  await phone.shot('transfer-03-asked')
})

test('2. the giving clerk finds it at work, picks and sends it', async () => {
  const phone = await phoneOf('clerk')
  await phone.see('调拨等你发出')
  await phone.shot('transfer-04-workbench')
  await phone.open('pages/scan/index')
  await enter(phone, '#scan-code', transferNo)
  await phone.tap('#action-send')
  await phone.at('packages/stock/transfer-send/index')
  await phone.see('核对 0/1 处')
  await phone.shot('transfer-05-send')
  await enter(phone, '#send-code', goods.usable[0]!.location)
  await phone.see('核对 1/1 处')
  await phone.tap('#submit')
  await phone.see('在途，等设备库收货')
  await phone.shot('transfer-06-sent')
  const left = await lotsOf(stage.server, goods.row)
  expect(left.find(({ lotId }) => lotId === goods.usable[0]!.lotId)?.quantity).toBe(
    goods.usable[0]!.quantity - ASKED,
  )
})

test('3. the asking clerk receives it: one is damaged, one is missing', async () => {
  const phone = await phoneOf('zhaolei')
  await phone.see('调拨在途，等你收货')
  await phone.open(`packages/stock/transfer-receive/index?id=${transferNo}`)
  await phone.type('#whole-1', String(ASKED - 1))
  await phone.see('少收的留在途中')
  await phone.tap('#damage-1')
  await phone.see('进不合格区')
  await phone.type('#whole-1', String(ASKED - 2))
  await phone.the('#bad-shelf-1').waitFor()
  await phone.see('BH-01')
  await phone.shot('transfer-07-receive')
  await phone.tap('#submit')
  expect(await phone.read('#receipt-no')).toMatch(/^RK/)
  await phone.shot('transfer-08-received')
  const there = await lotsOf(stage.server, { itemId: goods.row.itemId, warehouseId: FOREIGN_WAREHOUSE })
  const mine = there.filter(({ lotId }) => lotId === goods.usable[0]!.lotId)
  expect(mine.map(({ status, quantity }) => `${status} ${quantity}`).sort()).toEqual([
    `available ${ASKED - 2}`,
    'rejected 1',
  ])
  expect(new Set(mine.map(({ receivedAt }) => receivedAt))).toEqual(new Set([goods.usable[0]!.receivedAt]))
  await phone.tap('#see-receipt')
  await phone.see('办公用品库')
})

test('4. the giving clerk writes off what was lost, and the document says all of it', async () => {
  const phone = await phoneOf('clerk', `packages/stock/transfer/index?id=${transferNo}`)
  await phone.see('有货还没有收到')
  await phone.shot('transfer-09-difference')
  await phone.tap('#settle')
  await phone.tap('#settle-loss')
  await phone.tap('#settle-submit')
  await phone.see('请写明原因')
  await phone.type('#settle-reason', '途中丢了一件，司机已确认')
  await phone.shot('transfer-10-settle')
  await phone.tap('#settle-submit')
  await phone.tap('#confirm-yes')
  await phone.see('已结清')
  await phone.see('按损失核销 · 王敏')
  await phone.shot('transfer-11-settled')
  const { transfer } = await succeed(stage.server.call('clerk', 'transfer.get', { transferId: transferNo }))
  expect(transfer).toMatchObject({ status: 'settled', rows: [{ lostQuantity: 1, damagedQuantity: 1 }] })
})
