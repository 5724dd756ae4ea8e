import { CLERKS_WAREHOUSE, lotsOf, receipt, succeed } from '../support/scenario'
import { eventually } from './support/eventually'
import { barcodeOf, findGoods, type Goods } from './support/goods'
import type { Phone } from './support/phone'
import { setStage } from './support/stage'

/** What a clerk changes inside a warehouse: where goods lie, whether they may go out, how they are divided. */
let goods: Goods
let shelves: string[]
let lotId = ''

const stage = setStage(async (server) => {
  goods = await findGoods(
    server,
    CLERKS_WAREHOUSE,
    (row) => row.item.policy === 'fifo' && row.reserved === 0 && row.item.controlled === undefined,
  )
  const all = await succeed(
    server.call('clerk', 'masterdata.listLocations', { warehouseId: CLERKS_WAREHOUSE }),
  )
  const empty: string[] = []
  for (const { _id, zoneKind } of [...all.rows].reverse()) {
    if (zoneKind !== 'qualified') continue
    const { rows } = await succeed(server.call('clerk', 'stock.location', { locationId: _id }))
    if (rows.length === 0) empty.push(_id)
    if (empty.length === 2) break
  }
  shelves = empty
  const made = await succeed(
    server.call('clerk', 'inbound.receive', receipt(goods.row, empty[0]!, { quantity: 8, lotNo: 'MOVE-1' })),
  )
  lotId = made.lines[0]!.lotId
})
const { phoneOf } = stage

const code = (index: number) => shelves[index]!.slice(CLERKS_WAREHOUSE.length + 1)
const enter = async (phone: Phone, line: string, text: string) => {
  await phone.type(line, text)
  await phone.tap(`${line}-go`)
}
const rows = async () => (await lotsOf(stage.server, goods.row)).filter((lot) => lot.lotId === lotId)

test('1. three scans move goods to another shelf', async () => {
  const phone = await phoneOf('clerk')
  await phone.tap('#do-move')
  await phone.see('扫一下现在的库位')
  await phone.shot('inside-01-move')
  await enter(phone, '#move-code', code(0))
  // The same short code hangs in both warehouses of this clerk.
  await phone.tap('.ui-picker__choice:has-text("办公用品库")')
  await phone.see('MOVE-1')
  await phone.shot('inside-02-shelf')
  await enter(phone, '#move-code', barcodeOf(goods, goods.item.unit))
  await phone.type('#move-quantity', '3')
  await phone.shot('inside-03-goods')
  await enter(phone, '#move-code', code(1))
  await phone.the('#moved').waitFor()
  await phone.see('可以接着移')
  await phone.shot('inside-04-moved')
  expect((await rows()).map(({ locationId, quantity }) => [locationId, quantity]).sort()).toEqual(
    [
      [shelves[0], 5],
      [shelves[1], 3],
    ].sort(),
  )
  await phone.tap('#see-adjustment')
  await phone.see(`${code(0)} → ${code(1)}`)
  await phone.shot('inside-05-document')
})

test('2. a scanned shelf shows what lies there, and what can be done with it', async () => {
  const phone = await phoneOf('clerk', 'pages/scan/index')
  await enter(phone, '#scan-code', shelves[0]!)
  await phone.tap('#action-location')
  await phone.see('MOVE-1')
  await phone.shot('inside-06-location')
  await phone.tap('#row-0')
  await phone.shot('inside-07-actions')
  await phone.tap('#lot-freeze')
  await phone.tap('#sheet-submit')
  await phone.see('请写明原因')
  await phone.tapText('外包装破损')
  await phone.type('#status-quantity', '2')
  await phone.shot('inside-08-freeze')
  await phone.tap('#sheet-submit')
  await phone.see('已冻结')
  await eventually(
    rows,
    (lots) => lots.some(({ status, quantity }) => status === 'frozen' && quantity === 2),
    'two frozen',
  )
  await phone.shot('inside-09-frozen')
})

test('3. on the page of the item a lot is split and becomes one again', async () => {
  const phone = await phoneOf('clerk', `packages/stock/item/index?id=${goods.row.itemId}`)
  await phone.see(code(1))
  await phone.tap(`.lot-line:has-text("${code(1)}")`)
  await phone.tap('#lot-split')
  await phone.type('#split-quantity', '1')
  await phone.shot('inside-10-split')
  await phone.tap('#sheet-submit')
  await phone.see('已拆成两批')
  await eventually(
    () => phone.find(`.lot-line:has-text("${code(1)}")`).count(),
    (count) => count === 2,
    'two lots at the shelf',
  )
  await phone.tap(`.lot-line:has-text("${code(1)}")`)
  await phone.tap('#lot-merge')
  await phone.shot('inside-11-merge')
  await phone.tap('#sheet-submit')
  await phone.see('已合成一批')
  await eventually(
    () => phone.find(`.lot-line:has-text("${code(1)}")`).count(),
    (count) => count === 1,
    'one lot at the shelf',
  )
})

test('4. what was frozen is released, and the move is taken back', async () => {
  const phone = await phoneOf('clerk', `packages/stock/location/index?id=${shelves[0]}`)
  await phone.tap('.ui-list-row:has-text("已冻结")')
  await phone.tap('#lot-release')
  await phone.tapText('复核合格')
  await phone.tap('#sheet-submit')
  await phone.see('已解冻')
  await phone.open('packages/stock/adjustments/index')
  await phone.see('解冻单')
  await phone.shot('inside-12-list')
  expect((await rows()).every(({ status }) => status === 'available')).toBe(true)
})
