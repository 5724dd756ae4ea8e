import { succeed } from '../support/scenario'
import { CHROMATE, delivered, GLASS, rejected, requested } from '../integration/commands/quality'
import { sign } from './support/gestures'
import type { Phone } from './support/phone'
import { setStage } from './support/stage'

/** Goods in the 待检 zone, on the phones of those who judge, send back, decide and dispose. */
let waiting: Awaited<ReturnType<typeof delivered>>
let bad: Awaited<ReturnType<typeof rejected>>
let asked: Awaited<ReturnType<typeof requested>>
const stage = setStage(async (server) => {
  waiting = await delivered(server)
  bad = await rejected(server)
  asked = await requested(server, CHROMATE)
})
const { phoneOf } = stage

/** Says yes to the question that stands over the page. */
const agree = (phone: Phone) => phone.tap('#confirm-yes')

const choose = async (phone: Phone, label: string, text: string) => {
  await phone.tap(`.ui-field:has-text("${label}") .ui-picker__value`)
  await phone.tap(`.ui-picker__choice:has-text("${text}")`)
}

/** A picture from the album of the phone. */
async function takePhoto(phone: Phone, button: string): Promise<void> {
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap(button)])
  const buffer = await phone.page.screenshot()
  await chooser.setFiles({ name: 'box.png', mimeType: 'image/png', buffer })
  await phone.the('.ui-photos__picture').waitFor()
}

test('the clerk judges goods with photo and reason, and puts the good ones away', async () => {
  const phone = await phoneOf('clerk')
  await phone.see('待质检')
  await phone.tap('#do-quality')
  await phone.the(`#inspection-${waiting.inspectionId}`).waitFor()
  await phone.shot('quality-01-waiting')
  await phone.tap(`#inspection-${waiting.inspectionId}`)
  await phone.the('#rejected-1').waitFor()
  for (let i = 0; i < 3; i++) await phone.tap('#rejected-1-more')
  await phone.tap('#submit')
  await phone.see('请选择不合格原因')
  await choose(phone, '原因', '包装或外观破损')
  await phone.type('#note-1', '外箱压坏，三个杯口有裂纹')
  await takePhoto(phone, '#photos-1')
  await phone.see('BH-01-01-01')
  await phone.tap('#shelve-1')
  await phone.shot('quality-02-judging')
  await phone.tap('#submit')
  await phone.see('1 行判为不合格？')
  await agree(phone)
  await phone.see('质检完成')
  await phone.shot('quality-03-judged')

  await phone.tap('#to-put-away')
  await phone.see('现在在 DJ-01-01-01')
  await phone.see(/已有这种物资|同种物资|空库位|推荐/)
  await phone.shot('quality-04-put-away')
  await phone.tap('#submit')
  await phone.see('已上架')
})

test('the rejected goods go back to the supplier', async () => {
  const phone = await phoneOf(
    'clerk',
    'packages/warehouse/supplier-return-new/index?warehouse=WH-SY&supplier=GYS011',
  )
  await phone.tap(`#part-${bad.lotId}-rejected`)
  await phone.tap('#submit')
  await phone.see('请填写交接人或物流单号')
  await phone.type('#carrier', '周启明')
  await phone.shot('quality-05-return')
  await phone.tap('#submit')
  await agree(phone)
  await phone.see('已退货')
  await phone.shot('quality-06-returned')
  await phone.tap('#see-return')
  await phone.see('原入库单')
  await phone.see(bad.receiptId)
  await phone.shot('quality-07-return')
})

test('the clerk asks for scrap of what is left, and cannot decide on it himself', async () => {
  const more = await rejected(stage.server, GLASS)
  const phone = await phoneOf('clerk', 'packages/warehouse/scraps/index?view=all')
  await phone.see('已驳回')
  await phone.shot('quality-08-scraps')
  await phone.tap('#new-scrap')
  await choose(phone, '仓库', '试剂药品库')
  await phone.tap('#filter-rejected')
  await phone.tap(`#part-${more.lotId}-rejected`)
  await phone.see('质检不合格')
  await phone.shot('quality-08-scrap-new')
  await phone.tap('#submit')
  await phone.see('已申请报废')
  await phone.tap('#see-scrap')
  await phone.see('撤回申请')
  expect(await phone.find('#approve').count()).toBe(0)
  await phone.shot('quality-09-scrap')
  await phone.tap('#withdraw')
  await agree(phone)
  await phone.see('已撤回')
})

test('the approver decides, and the clerk disposes before a witness who signs', async () => {
  const approver = await phoneOf('zhouqiang', `packages/warehouse/scrap/index?id=${asked.scrapId}`)
  await approver.tap('#reject')
  await approver.see('驳回要写明原因，申请人才知道怎么办')
  await approver.shot('quality-10-decide')
  await approver.tap('#approve')
  await agree(approver)
  await approver.see('待处置')

  const clerk = await phoneOf('clerk', `packages/warehouse/scrap/index?id=${asked.scrapId}`)
  await clerk.tap('#dispose')
  await clerk.type('#recipient', '绿环危废处置公司')
  await clerk.tap('#submit')
  await clerk.see('管控物资要选监销人')
  await choose(clerk, '监销人', '孙丽')
  await sign(clerk)
  await clerk.shot('quality-11-dispose')
  await clerk.tap('#submit')
  await agree(clerk)
  await clerk.see('已报废')
  await clerk.tap('#see-scrap')
  await clerk.see('处置完成，已减库存')
  await clerk.shot('quality-12-disposed')
  const { scrap } = await succeed(stage.server.call('clerk', 'quality.scrap', { scrapId: asked.scrapId }))
  expect(scrap).toMatchObject({ status: 'scrapped', disposal: { witness: { name: '孙丽' } } })
})
