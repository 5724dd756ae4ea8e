import { openStocktake } from '../support/counting'
import { lotsOf, REAGENT_WAREHOUSE, stockWhere, succeed } from '../support/scenario'
import type { StockRow } from '../../shared/operations/stock'
import { sign } from './support/gestures'
import type { Phone } from './support/phone'
import { countedAt, dom, linkOf, takePhoto, typeCount, type Counted } from './support/shelf'
import { setStage } from './support/stage'

/**
 * One controlled reagent from the shelf to the books: counted blind with a photo by one clerk, reviewed by another, decided
 * by an approver, posted and signed.
 */
let row: StockRow
let stocktakeId: string
let counted: Counted[]
let missing: Counted
const stage = setStage(async (server) => {
  row = await stockWhere(
    server,
    REAGENT_WAREHOUSE,
    ({ item, onHand }) => item.controlled !== undefined && onHand > 0,
  )
  stocktakeId = await openStocktake(server, {
    warehouseId: REAGENT_WAREHOUSE,
    name: '易制毒试剂月度盘点',
    scope: { itemIds: [row.itemId] },
    blind: true,
    areas: [{ name: '试剂柜', counterIds: ['sunli'], secondIds: [] }],
  })
  const { rows } = await succeed(
    server.call('sunli', 'stocktake.route', { stocktakeId, view: 'open', limit: 100 }),
  )
  const shelves = await Promise.all(
    rows.map(({ locationId }) => countedAt(server, stocktakeId, locationId, 'sunli')),
  )
  counted = shelves.flat()
  const full = counted.find(
    ({ line, book }) => line.item.tracking === 'lot' && book >= 2 * 10 ** line.item.scale,
  )
  if (!full) throw new Error('no lot of which one could be missing')
  missing = full
})
const { phoneOf } = stage

/** What waits for a person, from the workbench; the list shows the most urgent and folds the others away. */
async function openTask(phone: Phone, kind: string, step: string, opened: string): Promise<void> {
  const task = `#task-${kind}`
  await phone.the(`${task}, #more-tasks`).waitFor()
  if ((await phone.find(task).count()) === 0) await phone.tap('#more-tasks')
  await phone.tap(task)
  // One alone opens at once; several are a list.
  const row = `#stocktake-${stocktakeId}`
  await phone.the(`${row}, ${opened}`).waitFor()
  if (await phone.find(opened).count()) return
  await phone.tap(row)
  await phone.tap(step)
}

test('1. counted blind, with the photo that controlled goods want', async () => {
  const phone = await phoneOf('sunli', 'pages/workbench/index')
  const heard: string[] = []
  phone.page.on('response', async (response) => {
    if (/call\/(stocktake|stock)\./.test(response.url())) heard.push(await response.text().catch(() => ''))
  })
  await openTask(phone, 'toCount', '#step-count', '#count-total')
  await phone.the('#count-total').waitFor()
  for (const locationId of new Set(counted.map(({ line }) => line.locationId))) {
    await phone.open(linkOf({ stocktakeId, locationId }))
    await phone.the('#count-progress').waitFor()
    for (const { line, book } of counted.filter((one) => one.line.locationId === locationId)) {
      const { unit, scale } = line.item
      const quantity = line === missing.line ? book - 10 ** scale : book
      await typeCount(phone, line, [[unit, String(quantity / 10 ** scale)]])
      await phone.the(dom('again', line)).waitFor()
      await phone.see('这一行要拍照，数量不用重数')
      await phone.tap(dom('photo', line))
      await takePhoto(phone, '#details-photo')
      await phone.tap('#details-save')
      await phone.the(dom('again', line)).waitFor({ state: 'detached' })
    }
    await phone.tap('#finish-location')
    await phone.see(/全部盘完|都盘完|盘完/)
  }
  expect(heard.join('')).not.toContain('"book"')
  const { board } = await succeed(stage.server.call('admin', 'stocktake.get', { stocktakeId }))
  expect(board).toMatchObject({ toCount: 0, toRecount: 0, differ: 1 })
})

test('2. who keeps the warehouse ends counting, looks at the photo and says why', async () => {
  const phone = await phoneOf('clerk', `packages/stocktake/stocktake/index?id=${stocktakeId}`)
  await phone.tap('#step-finish')
  await phone.see(/行全部盘完/)
  await phone.tap('#finish-submit')
  await phone.see('提交前要办')
  await phone.shot('stocktake-01-review')
  await phone.tap('.review-line__main')
  await phone.see('以此为准')
  await phone.the('.ui-photos__picture').waitFor()
  await phone.shot('stocktake-02-line')
  await phone.tap('#choose-reason')
  await phone.tap('#reason-naturalLoss')
  await phone.tap('#save-reason')
  await phone.see('差异已认定')
  await phone.tap('.ui-page__back')
  await phone.see('差异都选好原因了')
  await phone.tap('#submit')
  await phone.see(/要审批人审批|要管理员审批/)
  await phone.tap('#submit-now')
  await phone.see(/已提交，等.*审批/)
})

test('3. the approver comes from what waits for him, agrees, and the books are right', async () => {
  const { stocktake } = await succeed(stage.server.call('clerk', 'stocktake.get', { stocktakeId }))
  const [decider] = stocktake.approval!.approverIds
  const phone = await phoneOf(decider!, 'pages/workbench/index')
  await openTask(phone, 'toDecideCount', '#step-decide', '#approve')
  await phone.see('易制毒试剂月度盘点')
  await phone.see('自然损耗')
  await phone.type('#comment', '下月重点看')
  await phone.tap('#approve')
  await phone.tap('#confirm-yes')
  await phone.see('盘点完成，账已改好')
  const lot = (await lotsOf(stage.server, row)).find(
    ({ lotId, locationId }) => lotId === missing.line.lotId && locationId === missing.line.locationId,
  )
  expect(lot?.quantity).toBe(missing.book - 10 ** missing.line.item.scale)
})

test('4. counter and keeper sign the report', async () => {
  for (const [account, role, text] of [
    ['sunli', 'counter', '盘点人已签字'],
    ['clerk', 'keeper', '仓管员已签字'],
  ] as const) {
    const phone = await phoneOf(account, `packages/stocktake/report/index?id=${stocktakeId}`)
    await phone.see('下月重点看')
    await phone.tap(`#sign-${role}`)
    await sign(phone)
    await phone.tap('#sign-save')
    await phone.see(text)
  }
  const { signatures } = await succeed(
    stage.server.call('clerk', 'stocktake.report', { stocktakeId, limit: 10 }),
  )
  expect(signatures.map(({ role, name }) => [role, name])).toEqual([
    ['counter', '孙丽'],
    ['keeper', '王敏'],
  ])
})
