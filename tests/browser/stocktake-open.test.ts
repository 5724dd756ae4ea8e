import { CLERKS_WAREHOUSE, lotsOf, succeed } from '../support/scenario'
import { eventually } from './support/eventually'
import { findGoods, type Goods } from './support/goods'
import type { Phone } from './support/phone'
import { setStage } from './support/stage'

/** A stocktake from its opening to its end as those see it who run it and who count in it, and where one begins. */
let goods: Goods
let locationId = ''
let no = ''

const stage = setStage(async (server) => {
  goods = await findGoods(
    server,
    CLERKS_WAREHOUSE,
    (row) => row.item.policy === 'fifo' && row.reserved === 0 && row.item.controlled === undefined,
    ({ usable }) => usable.length > 0 && usable[0]!.quantity > 20,
  )
  locationId = goods.usable[0]!.locationId
})
const { phoneOf } = stage

const code = () => locationId.slice(CLERKS_WAREHOUSE.length + 1)
const enter = async (phone: Phone, line: string, text: string) => {
  await phone.type(line, text)
  await phone.tap(`${line}-go`)
}
const view = (account = 'clerk') => succeed(stage.server.call(account, 'stocktake.get', { stocktakeId: no }))
const idFrom = (phone: Phone) => /id=([^&]+)/.exec(decodeURIComponent(phone.page.url()))![1]!

test('1. the clerk opens a blind stocktake of a zone and names a colleague of another department', async () => {
  const phone = await phoneOf('clerk')
  await phone.tap('#do-stocktakes')
  await phone.shot('stocktake-01-list')
  await phone.tap('#new-stocktake')
  await phone.the('#preview').waitFor()
  // Chosen and taken back: what is left is the zone.
  await phone.tap('#class-A')
  await phone.tap('#uncounted-365')
  await phone.tap('#zone-A')
  await phone.see(/文具区/)
  await phone.tap('#class-A')
  await phone.tap('#uncounted-any')
  await phone.tap('#method-blind')
  await phone.tap('#split-zones')
  await phone.tap('#area-0-add')
  await phone.type('#multi-search', '徐梅')
  await phone.tap('#choice-xumei')
  await phone.shot('stocktake-02-people')
  await phone.tap('#multi-done')
  await phone.see('徐梅')
  await phone.shot('stocktake-03-new')
  await phone.tap('#open-stocktake')
  await phone.see('可以开始盘点了')
  no = await phone.read('#stocktake-no')
  expect(no).toMatch(/^PD\d{8}-\d{4}$/)
  await phone.shot('stocktake-04-opened')
  await phone.tap('#see-stocktake')
  await phone.see('盘点进度')
  const { stocktake, board } = await view()
  expect(stocktake).toMatchObject({
    status: 'counting',
    blind: true,
    counterIds: ['xumei'],
    kind: 'periodic',
  })
  expect(board.lines).toBeGreaterThan(10)
  await phone.see(`/ ${board.lines} 行`)
  await phone.shot('stocktake-05-detail')
})

test('2. she finds it at her work, counts, and runs nothing', async () => {
  const phone = await phoneOf('xumei')
  await phone.see('等你盘点')
  await phone.shot('stocktake-06-counter')
  await phone.open('packages/stocktake/stocktakes/index')
  await phone.tap(`#stocktake-${no}`)
  await phone.the('#step-count').waitFor()
  expect(await phone.find('#more').count()).toBe(0)
  expect(await phone.find('#step-finish').count()).toBe(0)
  await phone.tap('#step-count')
  await phone.at('packages/stocktake/count/index')
  await phone.open('pages/scan/index')
  await enter(phone, '#scan-code', no)
  await phone.tap('#action-count')
  await phone.at('packages/stocktake/count/index')
})

test('3. the clerk gives it to somebody else and sees what is left before ending it', async () => {
  const phone = await phoneOf('clerk', `packages/stocktake/stocktake/index?id=${no}`)
  await phone.the('#more').waitFor()
  await phone.tap('#more')
  await phone.tap('#step-assign')
  await phone.tap('#area-0-xumei')
  await phone.tap('#area-0-add')
  await phone.tap('#choice-sunli')
  await phone.tap('#multi-done')
  await phone.shot('stocktake-07-assign')
  await phone.tap('#assign-save')
  await phone.the('#board').waitFor()
  await eventually(view, ({ stocktake }) => stocktake.counterIds.join() === 'sunli', 'given to sunli')
  await phone.see('改派盘点人 · 王敏')
  await phone.tap('#step-finish')
  await phone.see(/行没盘/)
  await phone.shot('stocktake-08-finish')
  await phone.tap('.ui-sheet__close')
})

test('4. it is given up with a reason; the books stay as they are', async () => {
  const before = await lotsOf(stage.server, goods.row)
  const phone = await phoneOf('clerk', `packages/stocktake/stocktake/index?id=${no}`)
  await phone.tap('#more')
  await phone.tap('#step-cancel')
  await phone.tap('#reason-submit')
  await phone.see('请写明原因')
  await phone.type('#reason', '改到下周盘')
  await phone.shot('stocktake-09-cancel')
  await phone.tap('#reason-submit')
  await phone.see('已取消，账没有动')
  await phone.see('改到下周盘')
  expect((await view()).stocktake.status).toBe('cancelled')
  expect(await lotsOf(stage.server, goods.row)).toEqual(before)
  await phone.open('packages/stocktake/stocktakes/index?view=done')
  await phone.the(`#stocktake-${no}`).waitFor()
})

test('5. from a shelf one tap begins counting it, and scanning it leads there again', async () => {
  const phone = await phoneOf('clerk', `packages/stock/location/index?id=${locationId}`)
  await phone.tap('#count-here')
  await phone.see('由你来盘')
  await phone.the('#preview').waitFor()
  await phone.shot('stocktake-10-quick')
  await phone.tap('#open-stocktake')
  await phone.at('packages/stocktake/count-location/index')
  await phone.see(code())
  no = idFrom(phone)
  const { stocktake } = await view()
  expect(stocktake).toMatchObject({
    kind: 'adhoc',
    scope: { locationIds: [locationId] },
    counterIds: ['clerk'],
  })
  await phone.open('pages/scan/index')
  await enter(phone, '#scan-code', locationId)
  await phone.tap('#action-count')
  await phone.at('packages/stocktake/count-location/index')
  await phone.open(`packages/stocktake/new/index?location=${locationId}`)
  await phone.tap('#count-there')
  await phone.at('packages/stocktake/count-location/index')
  expect(idFrom(phone)).toBe(no)
})

test('6. an item is counted wherever it lies, and what is counted already is said', async () => {
  const phone = await phoneOf('clerk', `packages/stock/item/index?id=${goods.row.itemId}`)
  await phone.tap('#count-item')
  await phone.see(goods.item.name)
  await phone.the('#overlapping').waitFor()
  await phone.see('会数两遍')
  await phone.shot('stocktake-11-item')
  await phone.tap('#more-settings')
  await phone.see('怎么分工')
  await phone.tap('#open-stocktake')
  await phone.see('可以开始盘点了')
  no = await phone.read('#stocktake-no')
  expect((await view()).stocktake.scope.itemIds).toEqual([goods.row.itemId])
  await phone.tap('#go-count')
  await phone.at('packages/stocktake/count/index')
})

test('7. a frozen shelf lets nothing go until it is released', async () => {
  const phone = await phoneOf('clerk', `packages/stocktake/new/index?location=${locationId}`)
  await phone.tap('#more-settings')
  await phone.tap('#method-frozen')
  await phone.see(`${code()}在盘完过账之前不能入库`)
  await phone.shot('stocktake-12-frozen')
  await phone.tap('#open-stocktake')
  await phone.at('packages/stocktake/count-location/index')
  no = idFrom(phone)
  const [row] = (await lotsOf(stage.server, goods.row)).filter((lot) => lot.locationId === locationId)
  const freeze = () =>
    stage.server.call('clerk', 'stock.changeStatus', {
      warehouseId: CLERKS_WAREHOUSE,
      itemId: goods.row.itemId,
      lotId: row!.lotId,
      locationId,
      to: 'frozen',
      quantity: 1,
      reason: '试一下',
      confirmed: true,
    })
  expect(await freeze()).toMatchObject({ ok: false, code: 'LOCATION_FROZEN' })
  await phone.open(`packages/stocktake/stocktake/index?id=${no}`)
  await phone.tap('#unfreeze')
  await phone.type('#reason', '急着发货')
  await phone.tap('#reason-submit')
  await phone.see('已解除，可以收发了')
  await eventually(
    () => phone.find('#frozen').count(),
    (count) => count === 0,
    'released',
  )
  expect(await freeze()).toMatchObject({ ok: true })
})

test('8. short shelves are counted together', async () => {
  const lot = (await lotsOf(stage.server, goods.row)).find(
    (one) => one.status === 'available' && one.quantity > 5,
  )!
  const request = await succeed(
    stage.server.call('clerk', 'outbound.reportShort', {
      itemId: goods.row.itemId,
      lotId: lot.lotId,
      locationId: lot.locationId,
      found: lot.quantity - 2,
      reason: '货架上少了两件',
    }),
  )
  const phone = await phoneOf('clerk')
  await phone.see('货架短少，待盘点')
  await phone.open('packages/stocktake/shelves/index')
  await phone.the(`#shelf-${request._id}`).waitFor()
  await phone.shot('stocktake-13-shelves')
  await phone.tap('#count-shelves')
  await phone.see(goods.item.name)
  await phone.the('#preview').waitFor()
  await phone.shot('stocktake-14-short')
  await phone.tap('#open-stocktake')
  await phone.see('可以开始盘点了')
  no = await phone.read('#stocktake-no')
  const { stocktake } = await view()
  expect(stocktake.countRequestIds).toContain(request._id)
  expect(stocktake.scope).toMatchObject({ itemIds: expect.arrayContaining([goods.row.itemId]) })
})

test('9. a plan is made, said in words, changed and switched off', async () => {
  const phone = await phoneOf('clerk', 'packages/stocktake/plans/index')
  await phone.tap('#new-plan')
  await phone.tap('#save-plan')
  await phone.see('请填写计划名称')
  await phone.type('#plan-name', '贵重物资轮着盘')
  await phone.tap('#kind-cycle')
  await phone.type('#cycle-A', '15')
  await phone.tap('.ui-field:has-text("周期")')
  await phone.tap('.ui-picker__choice:has-text("按周")')
  await phone.type('#plan-every', '2')
  await phone.see('每 2 周的周一')
  await phone.tap('#scope-categories')
  await phone.tap('.multi-sheet__choice')
  await phone.tap('#multi-done')
  await phone.shot('stocktake-15-plan')
  await phone.tap('#save-plan')
  await phone.see('贵重物资轮着盘')
  await phone.see('循环盘点 · 每 2 周的周一')
  await phone.shot('stocktake-16-plans')
  const { rows } = await succeed(stage.server.call('clerk', 'stocktake.plans', { limit: 100 }))
  const { plan } = rows.find((row) => row.plan.name === '贵重物资轮着盘')!
  expect(plan).toMatchObject({
    kind: 'cycle',
    cycle: { A: 15, B: 90, C: 180, maxItems: 50 },
    recurrence: { unit: 'week', every: 2, day: 1 },
    status: 'active',
  })
  await phone.tap(`#plan-${plan._id}`)
  const [categoryId] = plan.scope.categoryIds ?? []
  const { names } = await succeed(stage.server.call('clerk', 'stocktake.plan', { planId: plan._id }))
  expect(await phone.read(`#scope-categories-${categoryId}`)).toBe(names?.[categoryId!])
  await phone.tap('#disable-plan')
  await phone.tap('#confirm-yes')
  await phone.see('已停用，不再自动开盘')
  const after = await succeed(stage.server.call('clerk', 'stocktake.plan', { planId: plan._id }))
  expect(after.plan).toMatchObject({ status: 'disabled', cycle: { A: 15 } })
})
