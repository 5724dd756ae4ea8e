import { controlledGoods, plainGoods } from '../support/issuing'
import { approved, lotsOf, REAGENT_WAREHOUSE, succeed } from '../support/scenario'
import { eventually } from './support/eventually'
import { sign } from './support/gestures'
import { findGoods } from './support/goods'
import type { Phone } from './support/phone'
import { pickEverything } from './support/picking'
import { setStage } from './support/stage'

const stage = setStage(async () => undefined)
const { phoneOf } = stage

const confirmEach = async (phone: Phone) => {
  const total = Number((await phone.read('#pick-progress')).split('/')[1])
  for (let done = 0; done < total; done++) {
    await phone.tap('#pick-done')
    await eventually(
      () => phone.read('#pick-progress'),
      (text) => text.startsWith(`${done + 1}/`),
      `${done + 1} of ${total} picked`,
    )
  }
}

test('controlled goods: one clerk picks, the recipient signs, another clerk looks and hands over', async () => {
  const row = await controlledGoods(stage.server)
  const goods = await findGoods(stage.server, REAGENT_WAREHOUSE, ({ itemId }) => itemId === row.itemId)
  const { requisition } = await approved(
    stage.server,
    [{ itemId: row.itemId, quantity: 1 }],
    REAGENT_WAREHOUSE,
  )
  const id = requisition._id
  const clerk = await phoneOf('clerk', `packages/warehouse/pick/index?id=${id}`)
  await pickEverything(clerk, [goods])
  await clerk.tap('#sign')
  await clerk.see('提交复核')
  await sign(clerk)
  await clerk.shot('outbound-01-sign')
  await clerk.tap('#submit')
  await clerk.the('#submitted').waitFor()
  await clerk.shot('outbound-02-submitted')
  await clerk.open(`packages/warehouse/pick/index?id=${id}`)
  await clerk.tap('#to-check')
  await clerk.the('#why-not').waitFor()

  const second = await phoneOf('sunli')
  await second.see('等你复核')
  await second.open('packages/warehouse/checks/index')
  await second.shot('outbound-03-checks')
  await second.tap(`.check-row:has-text("张晓雯")`)
  await second.the('#signature-image').waitFor()
  await second.shot('outbound-04-check')
  await second.tap('#send-back')
  await second.tapText('批号对不上')
  await second.shot('outbound-05-send-back')
  await second.tap('.ui-sheet__close')
  await second.tap('#approve')
  expect(await second.read('#issue-no')).toMatch(/^CK\d{8}-\d{4}$/)
  await second.see('孙丽')
  await second.shot('outbound-06-issued')
})

test('an empty shelf: reported, replaced by another item with consent, and handed out', async () => {
  const row = await plainGoods(stage.server, ({ available, onHand }) => available === onHand)
  const lots = await lotsOf(stage.server, row)
  const { requisition } = await approved(stage.server, [{ itemId: row.itemId, quantity: 2 }])
  const id = requisition._id
  for (const lot of lots.slice(1)) {
    const { lotId, locationId } = lot
    await succeed(
      stage.server.call('clerk', 'outbound.reportShort', {
        itemId: row.itemId,
        lotId,
        locationId,
        found: 0,
        reason: '空的',
      }),
    )
  }
  const clerk = await phoneOf('clerk', `packages/warehouse/pick/index?id=${id}`)
  await clerk.tap('#short')
  await clerk.tapText('整个库位是空的')
  await clerk.shot('outbound-11-short')
  await clerk.tap('#confirm-short')
  await clerk.see('库里不够')
  await clerk.shot('outbound-12-nothing-left')
  await clerk.tap('#replace-1')
  await clerk.tap('.ui-sheet .ui-list-row')
  await clerk.tapText('原来的没有货了')
  await clerk.shot('outbound-13-substitute')
  await clerk.tap('#propose')
  await clerk.see('答复')

  const staff = await phoneOf('staff')
  await staff.see('等你同意替代')
  await staff.open(`packages/requisition/detail/index?id=${id}`)
  await staff.see('要不要用别的代替')
  await staff.shot('outbound-14-consent')
  await staff.tap('#accept-1')
  await staff.see('已同意')

  await clerk.open(`packages/warehouse/pick/index?id=${id}`)
  await confirmEach(clerk)
  await clerk.tap('#sign')
  await sign(clerk)
  await clerk.tap('#submit')
  await clerk.the('#issue-no').waitFor()
})

test('less than approved: the rest is closed with a reason in the same stroke', async () => {
  const row = await plainGoods(stage.server)
  const { requisition } = await approved(stage.server, [{ itemId: row.itemId, quantity: 3 }])
  const id = requisition._id
  const clerk = await phoneOf('clerk', `packages/warehouse/pick/index?id=${id}`)
  await clerk.tap('#adjust')
  await clerk.type('#short-quantity', '1')
  await confirmEach(clerk)
  await clerk.tap('#sign')
  await clerk.tap('#rest-close')
  await clerk.tapText('数量够用了')
  await sign(clerk)
  await clerk.shot('outbound-21-close')
  await clerk.tap('#submit')
  await clerk.the('#issue-no').waitFor()
  const seen = await succeed(stage.server.call('staff', 'requisition.get', { requisitionId: id }))
  expect(seen.requisition.status).toBe('closed')
})

test('without a requisition: many departments in one document, with a slip for each', async () => {
  const row = await plainGoods(stage.server)
  const clerk = await phoneOf('clerk', 'packages/warehouse/direct/index')
  await clerk.type('#purpose', '季度办公用品')
  await clerk.tap('#to-pick')
  await clerk.the('#missing').waitFor()
  await clerk.tap('#choose-departments')
  await clerk.tap('#department-BM01')
  await clerk.tap('#department-BM02')
  await clerk.tap('#departments-done')
  await clerk.tap('#find-item')
  await clerk.type('#item-search', row.item.code)
  await clerk.tap(`.ui-sheet .ui-list-row:has-text("${row.item.name}")`)
  await clerk.type(`#all-${row.itemId}`, '2')
  await clerk.type(`#cell-${row.itemId}-BM02`, '3')
  await clerk.see('一共 5')
  await clerk.shot('outbound-31-matrix')
  await clerk.tap('#to-pick')
  await clerk.see('从这些库位拿')
  await clerk.shot('outbound-32-pick')
  await clerk.tap('#submit')
  const no = await clerk.read('#direct-no')
  expect(no).toMatch(/^ZF\d{8}-\d{4}$/)
  await clerk.tap('#slip-BM02')
  await clerk.shot('outbound-33-slip')
  const document = await succeed(stage.server.call('clerk', 'outbound.getDirect', { directIssueId: no }))
  expect(document.lines).toMatchObject([{ quantity: 5 }])
})
