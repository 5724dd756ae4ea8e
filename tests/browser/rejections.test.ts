import { addDays, businessDay } from '../../shared/domain/calendar'
import {
  approved,
  CLERKS_WAREHOUSE,
  FOREIGN_WAREHOUSE,
  REAGENT_WAREHOUSE,
  stockWhere,
  succeed,
} from '../support/scenario'
import { databaseOf } from '../support/database'
import { doubleTap } from './support/gestures'
import { findGoods, type Goods } from './support/goods'
import type { Phone } from './support/phone'
import { setStage } from './support/stage'
import { countSent, endSession, loseAnswers } from './support/trouble-makers'

/** What goes wrong in a day's work, and what the page then says and offers. */
let paper: Goods
let reagent: Goods
const stage = setStage(async (server) => {
  paper = await findGoods(
    server,
    CLERKS_WAREHOUSE,
    (row) => row.item.policy === 'fifo' && row.reserved === 0 && row.available >= 20,
    ({ item, usable }) => item.tracking === 'none' && item.shelfLifeDays === undefined && usable.length > 0,
  )
  reagent = await findGoods(
    server,
    REAGENT_WAREHOUSE,
    (row) => row.item.policy === 'fefo' && row.reserved === 0,
    ({ expired, usable }) => expired.length > 0 && usable.length > 0,
  )
})
const { phoneOf } = stage

const submit = async (account: string, goods: Pick<Goods, 'row'>, quantity: number): Promise<string> => {
  const { requisition } = await succeed(
    stage.server.call(account, 'requisition.submit', {
      warehouseId: goods.row.warehouseId,
      purpose: '日常办公',
      lines: [{ itemId: goods.row.itemId, quantity }],
    }),
  )
  return requisition._id
}
const approve = (account: string, requisitionId: string) =>
  succeed(stage.server.call(account, 'requisition.decide', { requisitionId, decision: 'approve' }))
const began = new Date().toISOString()
/** How many receipts there are, and how many times the journal says that something was received meanwhile. */
const receipts = async (): Promise<{ receipts: number; entries: number }> => {
  const db = databaseOf(stage.server.url)
  const [posted, entries] = await Promise.all([
    db.collection('receipts').count(),
    db
      .collection('journal')
      .where({ at: db.command.gte(began), operation: 'inbound.receive' })
      .count(),
  ])
  return { receipts: posted.total ?? 0, entries: entries.total ?? 0 }
}
const oneMore = ({ receipts, entries }: { receipts: number; entries: number }) => ({
  receipts: receipts + 1,
  entries: entries + 1,
})

/** A receipt of one line, complete but not posted. */
async function fillReceipt(phone: Phone, goods: Goods): Promise<void> {
  await phone.type('#quantity', '7')
  await phone.tap('#location')
  await phone.type('.ui-sheet .ui-search', goods.usable[0]!.location)
  await phone.tap(`.ui-picker__choice:has-text("${goods.usable[0]!.location}")`)
  await phone.type('#delivery-note', 'SH-778')
}
const receiveLink = (goods: Goods) => `packages/warehouse/receive/index?itemId=${goods.row.itemId}`

test('too little stock: the line says how much there is, and what was filled in stays', async () => {
  const { row } = paper
  const phone = await phoneOf('staff', `packages/requisition/catalog/index?warehouse=${row.warehouseId}`)
  await phone.type('#search', paper.item.code)
  await phone.tap(`#add-${row.itemId}`)
  await phone.tap('#go-basket')
  await phone.the('#purpose').waitFor()
  await phone.type(`#basket-quantity-${row.itemId}`, String(row.available + 5))
  await phone.see(`最多可领 ${row.available} ${row.item.unit}`)

  // Somebody else is quicker with what the page still counts on.
  await phone.type(`#basket-quantity-${row.itemId}`, String(row.available))
  await phone.type('#purpose', '十一月例会')
  await phone.see(`可领 ${row.available} ${row.item.unit}`)
  const taken = 2
  await approved(stage.server, [{ itemId: row.itemId, quantity: taken }], row.warehouseId)
  await phone.tap('#submit')
  await phone.see(/库存不足：需要 .+，可用 .+，请减少数量/)
  await phone.shot('refused-01-too-little-stock')
  expect(await phone.the('#purpose textarea').inputValue()).toBe('十一月例会')

  await phone.type(`#basket-quantity-${row.itemId}`, '1')
  await phone.tap('#submit')
  await phone.see('申请已提交')
})

test('half a litre is typed digit by digit; a 0 that stays takes the line back', async () => {
  const measured = await stockWhere(
    stage.server,
    REAGENT_WAREHOUSE,
    ({ item, available }) => item.scale > 0 && available >= 10 ** item.scale,
  )
  const phone = await phoneOf('staff', `packages/requisition/catalog/index?warehouse=${REAGENT_WAREHOUSE}`)
  await phone.type('#search', measured.item.code)
  await phone.tap(`#add-${measured.itemId}`)
  const field = phone.the(`#quantity-${measured.itemId} input`)
  await field.fill('')
  await field.pressSequentially('0.5')
  expect(await field.inputValue()).toBe('0.5')
  await field.fill('0')
  await field.blur()
  await phone.the(`#add-${measured.itemId}`).waitFor()
  await phone.see('还没有选')
})

test('an expired lot is not received', async () => {
  const phone = await phoneOf('clerk', receiveLink(reagent))
  await phone.type('#lot-no', 'OLD-1')
  const past = addDays(businessDay(Date.now()), -3)
  await phone.the('#production-date').fill(addDays(past, -400))
  await phone.the('#expiry-date').fill(past)
  const before = await receipts()
  await phone.tap('#submit')
  await phone.see(`已于 ${past} 过期，不能收发`)
  await phone.the('#incomplete').waitFor()
  await phone.shot('refused-02-expired-receipt')
  expect(await receipts()).toEqual(before)
})

test('an expired lot on the shelf is passed over and cannot be chosen', async () => {
  const lines = [{ itemId: reagent.row.itemId, quantity: 1 }]
  const { requisition } = await approved(stage.server, lines, reagent.row.warehouseId)
  const phone = await phoneOf('clerk', `packages/warehouse/pick/index?id=${requisition._id}`)
  await phone.tap('#passed-over')
  const expired = reagent.expired[0]!
  const row = phone.the(`.pick-passed__lot:has-text("${expired.lotNo}")`)
  await row.waitFor()
  expect(await row.innerText()).toContain('过期')
  await phone.shot('refused-03-expired-lot')
  if (reagent.usable.length > 1) {
    await phone.tap('#swap')
    await phone.the('.swap-lot').waitFor()
    expect((await phone.find('.swap-lot').allInnerTexts()).join()).not.toContain(expired.lotNo)
  } else {
    expect(await phone.find('#swap').count()).toBe(0)
  }
})

test('a clerk who opens the pick list of another warehouse is told whom to ask', async () => {
  const foreign = await stockWhere(stage.server, FOREIGN_WAREHOUSE, (row) => row.available > 0)
  const lines = [{ itemId: foreign.itemId, quantity: 10 ** foreign.item.scale }]
  const { requisition } = await approved(stage.server, lines, FOREIGN_WAREHOUSE)
  const phone = await phoneOf('clerk', `packages/warehouse/pick/index?id=${requisition._id}`)
  await phone.see(/不归你管，请联系该库的仓管员办理/)
  await phone.the('#to-picks').waitFor()
  await phone.shot('refused-04-not-your-warehouse')
})

test('a decided requisition says who decided and how it stands', async () => {
  const id = await submit('staff', paper, 1)
  await approve('chenzhiyuan', id)
  const phone = await phoneOf('approver', `packages/approval/detail/index?id=${id}`)
  await phone.see(/陈志远已经处理（.+），现在是「待出库」，不用再审批/)
  expect(await phone.find('#approve').count()).toBe(0)
  await phone.shot('refused-05-already-handled')
})

test('of two approvers at the same document the second sees that the first was quicker', async () => {
  const id = await submit('staff', paper, 1)
  const link = `packages/approval/detail/index?id=${id}`
  const first = await phoneOf('approver', link)
  const second = await phoneOf('chenzhiyuan', link)
  await second.type('#comment', '可以')
  await first.tap('#approve')
  await first.see('已同意')
  await second.tap('#approve')
  await second.see(/李建国(已经)?处理/)
  await second.see('待出库')
  await second.shot('refused-06-second-approver')
})

test('an approver cannot decide on the own request', async () => {
  const id = await submit('approver', paper, 1)
  const phone = await phoneOf('approver', `packages/approval/detail/index?id=${id}`)
  await phone.see('不能审批自己提交的申请，请由其他审批人处理')
  expect(await phone.find('#approve').count()).toBe(0)
  await phone.shot('refused-07-own-request')
})

test('a lost answer: everything typed is kept, and trying again receives once', async () => {
  const phone = await phoneOf('clerk', receiveLink(paper))
  await fillReceipt(phone, paper)
  const before = await receipts()
  const line = await loseAnswers(phone, 'inbound.receive')
  await phone.tap('#submit')
  await phone.the('#refusal').waitFor()
  await phone.see(/再点一次不会重复入库/)
  expect(line.sent()).toBe(3)
  expect(await phone.the('#quantity input').inputValue()).toBe('7')
  expect(await phone.the('#delivery-note input').inputValue()).toBe('SH-778')
  await phone.shot('refused-08-no-network')
  expect(await receipts()).toEqual(oneMore(before))

  await line.repair()
  await phone.tap('#submit')
  await phone.the('#receipt-no').waitFor()
  expect(await receipts()).toEqual(oneMore(before))
  const number = await phone.read('#receipt-no')
  const { rows } = await succeed(stage.server.call('admin', 'audit.query', { documentId: number }))
  expect(rows.map(({ operation }) => operation)).toEqual(['inbound.receive'])
})

test('two taps on 确认入库 post once', async () => {
  const phone = await phoneOf('clerk', receiveLink(paper))
  await fillReceipt(phone, paper)
  const before = await receipts()
  const sent = countSent(phone, 'inbound.receive')
  await doubleTap(phone, '#submit')
  await phone.the('#receipt-no').waitFor()
  expect(sent()).toBe(1)
  expect(await receipts()).toEqual(oneMore(before))
})

test('an ended session leads to the login page and back to where one was', async () => {
  const phone = await phoneOf('clerk', receiveLink(paper))
  await fillReceipt(phone, paper)
  await endSession(phone)
  await phone.tap('#submit')
  await phone.at('pages/login/index')
  await phone.see('登录后继续打开刚才的页面')
  await phone.shot('refused-09-session-ended')
  await phone.signIn('clerk')
  await phone.at('packages/warehouse/receive/index')
  await phone.the('#delivery-note input').waitFor()
  expect(await phone.the('#delivery-note input').inputValue()).toBe('SH-778')
  await phone.tap('#submit')
  await phone.the('#receipt-no').waitFor()
})
