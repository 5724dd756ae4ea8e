import { databaseOf } from '../support/database'
import { type Phone } from './support/phone'
import { setStage } from './support/stage'

/** 基础信息 of places, as the administrator sets them up on the phone. */
const stage = setStage(async () => {})
const { phoneOf } = stage

const field = (phone: Phone, id: string, text: string) => phone.type(`#${id}`, text)
const settled = (collection: string, id: string) =>
  databaseOf(stage.server.url)
    .collection(collection)
    .doc(id)
    .update({ disabledAt: '2026-01-01T00:00:00.000Z' })

test('a warehouse is built: zones, whole racks with a look before, labels for the shelf', async () => {
  const phone = await phoneOf('admin')
  await phone.tapText('基础信息')
  await phone.tap('#hub-warehouses')
  await phone.see('办公用品库')
  await phone.shot('places-01-warehouses')
  await phone.tap('#new-warehouse')
  await phone.tap('#save')
  await phone.see('请填写名称')
  await field(phone, 'warehouse-code', 'WH-BG')
  await field(phone, 'warehouse-name', '应急物资库')
  await field(phone, 'warehouse-branch', '南区分部')
  await phone.tap('#save')
  await phone.see('WH-BG 已经有了')
  await phone.shot('places-02-code-taken')
  await field(phone, 'warehouse-code', 'WH-YJ')
  await phone.tap('#save')
  await phone.at('packages/admin/warehouse/index')
  await phone.see('这个库区还没有库位')
  await phone.shot('places-03-new-warehouse')

  await phone.tap('#generate-A')
  await phone.see('填好范围')
  await field(phone, 'to-0', '4')
  await field(phone, 'to-1', '3')
  await field(phone, 'to-2', '5')
  await field(phone, 'capacity', '3')
  await phone.see('将会生成')
  await phone.see('A-04-03-01')
  await phone.shot('places-04-preview')
  await phone.tapText('生成 60 个库位')
  await phone.see('已生成 60 个库位')
  await phone.shot('places-05-generated')
  await phone.tap('#to-warehouse')
  await phone.the('#rack-A-02').waitFor()
  await phone.shot('places-06-racks')

  await phone.tap('#rack-A-02')
  await phone.see('15 个库位')
  await phone.shot('places-07-rack')
  await phone.tap('#location-A-02-01-05')
  await phone.see('WH-YJ:A-02-01-05')
  await field(phone, 'sequence', '161')
  await phone.shot('places-08-location')
  await phone.tap('#save-location')
  await phone.see('走货顺序 161')
  await phone.tap('#labels')
  await phone.see('WH-YJ:A-02-01-05')
  await phone.shot('places-09-labels')
})

test('a rack that nobody needs is closed, and deleted when nobody can still use it', async () => {
  await stage.server.call('admin', 'masterdata.generateLocations', {
    warehouseId: 'WH-SB',
    zone: 'A',
    ranges: [
      { from: '9', to: '9' },
      { from: '1', to: '3' },
      { from: '1', to: '5' },
    ],
    walk: 'straight',
  })
  const phone = await phoneOf('admin', 'packages/admin/rack/index?id=WH-SB&rack=A-09')
  await phone.see('15 个库位')
  await phone.tapText('停用整架')
  await phone.see('停用整架 A-09？')
  await phone.tap('#confirm-yes')
  await phone.see('已停用 15 个库位')
  await phone.tapText('删除整架')
  await phone.see('删除整架 A-09？')
  await phone.tap('#confirm-yes')
  await phone.see('再确认一次')
  await phone.tap('#confirm-yes')
  await phone.see('刚刚停用')
  await phone.shot('places-10-just-disabled')
  for (const level of [1, 2, 3])
    for (const bin of [1, 2, 3, 4, 5]) await settled('locations', `WH-SB:A-09-0${level}-0${bin}`)
  await phone.tapText('删除整架')
  await phone.tap('#confirm-yes')
  await phone.see('再确认一次')
  await phone.tap('#confirm-yes')
  await phone.see('这排货架没有库位了')
})

test('a supplier is made with a proposed number, its goods are to be inspected, and it is retired', async () => {
  const phone = await phoneOf('admin', 'packages/admin/suppliers/index')
  await phone.see('文启办公用品有限公司')
  await phone.shot('places-11-suppliers')
  await phone.tap('#new-supplier')
  await field(phone, 'supplier-name', '恒通应急装备有限公司')
  await phone.tap('#supplier-inspect')
  await phone.shot('places-12-supplier')
  await phone.tap('#save')
  await phone.see('已新建 恒通应急装备有限公司')
  await phone.type('#supplier-search', 'htyj')
  await phone.see('到货质检')
  await phone.tap('.ui-list-row:has-text("恒通应急装备")')
  await phone.tap('#disable')
  await phone.tap('#confirm-yes')
  await phone.see('已停用')
  await phone.shot('places-13-retired')
})

test('a warehouse with goods in it is not closed, and says why', async () => {
  const phone = await phoneOf('admin', 'packages/admin/warehouse/index?id=WH-BG')
  await phone.see('文具区')
  await phone.shot('places-14-full-warehouse')
  await phone.tap('#disable')
  await phone.see('停用「办公用品库」？')
  await phone.tap('#confirm-yes')
  await phone.see('种物资在库')
  await phone.shot('places-15-refused')
})
