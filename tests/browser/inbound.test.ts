import type { OrderRow } from '../../shared/operations/inbound-orders'
import { succeed } from '../support/scenario'
import { eventually } from './support/eventually'
import type { Phone } from './support/phone'
import { setStage } from './support/stage'

/** What comes in, as the clerks live it: by order, by GS1 code, piece by piece, as a gift. */
let partly: OrderRow
let devices: OrderRow
let masks = ''
const stage = setStage(async (server) => {
  const awaited = async (account: string) =>
    (await succeed(server.call(account, 'inbound.listOrders', { state: 'awaited', limit: 100 }))).rows
  partly = (await awaited('clerk')).find((order) => order.status === 'partlyReceived' && !order.overdue)!
  devices = (await awaited('zhaolei'))[0]!
  const item = await succeed(server.call('sunli', 'masterdata.item', { itemId: 'YP09001' }))
  masks = item.barcodes.find(({ unit }) => unit === item.unit)!.code
})
const { phoneOf } = stage

const code = (phone: Phone, text: string) =>
  phone.type('#receive-code', text).then(() => phone.tap('#receive-code-go'))

test('what is left of an order is received on it: prefilled, placed, checked against it', async () => {
  const phone = await phoneOf('clerk')
  await phone.see('三天内到货的订单')
  await phone.open('packages/warehouse/orders/index')
  await phone.see(partly.supplierName)
  await phone.shot('inbound-01-orders')
  await phone.tap(`.order-row:has-text("${partly._id}")`)
  await phone.see('收过 1 次')
  await phone.shot('inbound-02-order')
  await phone.tap('#receive-order')
  await phone.see('按订单收货')
  // Both lines found their place without being opened.
  await eventually(
    () => phone.find('.receive-line__summary .code').count(),
    (count) => count === 2,
    'two places proposed',
  )
  await phone.tap('#line-0 .receive-line__head')
  await phone.type('#quantity', '9999')
  await phone.tap('#submit')
  await phone.see('超过了订单')
  await phone.type('#quantity', '2')
  await phone.see('推荐：')
  await phone.shot('inbound-03-receive-order')
  await phone.tap('#submit')
  expect(await phone.read('#receipt-no')).toMatch(/^RK/)
  await phone.tap('#see-order')
  await phone.see('收过 2 次')
  const { order } = await succeed(stage.server.call('clerk', 'inbound.getOrder', { orderId: partly._id }))
  expect(order.lines[0]!.receivedQuantity).toBe(partly.lines[0]!.receivedQuantity + 20)
  expect(order.lines[1]!.receivedQuantity).toBe(partly.lines[1]!.quantity)

  await phone.tap('#end-order')
  await phone.see('还没到的不再等')
  await phone.tapText('供应商断货')
  await phone.tap('#confirm-end')
  await phone.see('已关闭')
  await phone.shot('inbound-04-closed')
})

test('a GS1 code fills in lot, expiry and count; the same delivery note twice is asked about', async () => {
  const phone = await phoneOf('sunli', 'packages/warehouse/receive/index')
  const receive = async () => {
    await phone.see('收货信息')
    await code(phone, `(01)0${masks}(17)290331(10)KZ-9(30)200`)
    await phone.see('医用外科口罩')
    await phone.tapText('选择供应商（可不选）')
    await phone.tap('.ui-picker__choice:has-text("洁源日用品有限公司")')
    await phone.type('#delivery-note', 'SH-GS1-1')
  }
  await receive()
  expect(await phone.the('#lot-no input, input#lot-no').inputValue()).toBe('KZ-9')
  expect(await phone.the('#quantity input, input#quantity').inputValue()).toBe('200')
  await phone.shot('inbound-05-gs1')
  await phone.tap('#submit')
  const first = await phone.read('#receipt-no')
  await phone.tap('#receive-again')
  await receive()
  await phone.see(`${first}）`)
  await phone.tap('#submit')
  await phone.see('这张送货单已经收过')
  await phone.shot('inbound-06-note-used')
  await phone.tapText('不入库')
  await phone.tap('#kind-donation')
  await phone.type('#donor', '红十字会')
  await phone.tap('#submit')
  const gift = await phone.read('#receipt-no')
  const receipt = await succeed(stage.server.call('clerk', 'inbound.get', { receiptId: gift }))
  expect(receipt).toMatchObject({
    kind: 'donation',
    fromName: '红十字会',
    lines: [{ lotNo: 'KZ-9', quantity: 200 }],
  })
})

test('serial numbers are entered piece by piece, each once', async () => {
  const phone = await phoneOf('zhaolei', `packages/warehouse/receive/index?order=${devices._id}`)
  await phone.see('按订单收货')
  await phone.tap('#line-0 .receive-line__head')
  const enter = async (serialNo: string) => {
    await phone.type('#serial-no', serialNo)
    await phone.tap('#serial-no-go')
  }
  await enter('NEW-1')
  await phone.see('第 1 件：NEW-1')
  await enter('NEW-1')
  await phone.see(/NEW-1 扫了两次/)
  await enter('NEW-2')
  await phone.see('第 2 件：NEW-2')
  await phone.shot('inbound-07-serials')
  await phone.tap('#submit')
  const no = await phone.read('#receipt-no')
  const { lines } = await succeed(stage.server.call('zhaolei', 'inbound.get', { receiptId: no }))
  expect(lines[0]!.pieces!.map(({ serialNo }) => serialNo)).toEqual(['NEW-1', 'NEW-2'])
  await phone.tap('#see-order')
  await phone.see('已到齐')
})

test('a new order is written, changed and cancelled on the phone', async () => {
  const phone = await phoneOf('clerk', 'packages/warehouse/order-edit/index')
  await phone.see('订单信息')
  await phone.tap('#add-item')
  await phone.type('#item-search', '磁性白板')
  await phone.tap('.item-search__row:has-text("BG09003")')
  await phone.type('#quantity', '6')
  await phone.tap('#save-order')
  await phone.see('请选择供应商')
  await phone.tapText('向谁订购')
  await phone.tap('.ui-picker__choice:has-text("迅达办公设备有限公司")')
  await phone.type('#price', '159.5')
  await phone.tap('#save-order')
  await phone.see('订单已保存，到货时点「收货」或扫订单号')
  await phone.shot('inbound-08-new-order')
  const no = await phone.read('#order-no')
  await phone.tap('#edit-order')
  await phone.see('修改订单')
  await phone.tap('#line-0 .order-edit-line__head')
  await phone.type('#quantity', '8')
  await phone.tap('#save-order')
  await phone.see('订单已保存，到货时点「收货」或扫订单号')
  const { order } = await succeed(stage.server.call('clerk', 'inbound.getOrder', { orderId: no }))
  expect(order.lines[0]).toMatchObject({ quantity: 8, unitPriceFen: 15_950 })
  await phone.tap('#end-order')
  await phone.tapText('不需要了')
  await phone.tap('#confirm-end')
  await phone.see('已取消')
})

test('a scanned order number leads to receiving, a GS1 code with its lot', async () => {
  const { rows } = await succeed(stage.server.call('sunli', 'inbound.listOrders', { state: 'overdue' }))
  const phone = await phoneOf('sunli', 'pages/scan/index')
  await phone.type('#scan-code', rows[0]!._id)
  await phone.tap('#scan-code-go')
  await phone.see(rows[0]!.supplierName)
  await phone.shot('inbound-09-scanned-order')
  await phone.tap('#action-receive-order')
  await phone.see('按订单收货')
  await phone.see(rows[0]!._id)

  await phone.open('pages/scan/index')
  await phone.type('#scan-code', rows[0]!._id)
  await phone.tap('#scan-code-go')
  await phone.the('#action-receive-order').waitFor()
  // The next code comes while the sheet of the one before is still open, as from a hand scanner.
  await phone.type('#scan-code', `(01)0${masks}(17)290331(10)KZ-77`)
  await phone.page.keyboard.press('Enter')
  await phone.tap('#action-receive')
  await phone.see('医用外科口罩')
  await eventually(
    () => phone.the('#lot-no input, input#lot-no').inputValue(),
    (lotNo) => lotNo === 'KZ-77',
    'the lot of the code',
  )
})
