import { addDays } from '../../shared/domain/calendar'
import { barcodeOf, findGoods, type Goods } from './support/goods'
import { handedOut, recipient, today } from '../support/lending'
import { CLERKS_WAREHOUSE, lotsOf, succeed } from '../support/scenario'
import { sum } from '../../shared/domain/stock'
import { eventually } from './support/eventually'
import { sign } from './support/gestures'
import { pickEverything } from './support/picking'
import { setStage } from './support/stage'

/** A loan from the basket to its return, a shipment to its acceptance, and goods that come back, on the phone of each. */
let goods: Goods
let loanId = ''
let requestNo = ''

const stage = setStage(async (server) => {
  goods = await findGoods(
    server,
    CLERKS_WAREHOUSE,
    ({ item, available, onHand }) =>
      item.policy === 'fifo' && !item.controlled && available > 20 && available === onHand,
    ({ usable }) => (usable[0]?.quantity ?? 0) >= 3,
  )
})
const { phoneOf } = stage

test('1. the borrower chooses 借用 with a day of return, the approver sees it', async () => {
  const phone = await phoneOf('staff', `packages/requisition/catalog/index?warehouse=${CLERKS_WAREHOUSE}`)
  await phone.type('#search', goods.item.code)
  await phone.tap(`#add-${goods.row.itemId}`)
  await phone.type(`#quantity-${goods.row.itemId}`, '3')
  await phone.tap('#go-basket')
  await phone.tap('#kind-loan')
  await phone.type('#purpose', '学术会议')
  await phone.tap('#submit')
  await phone.see('选一个归还日期')
  await phone.shot('loans-01-basket')
  await phone.tap('#term-14')
  await phone.tap('#submit')
  await phone.see('到期前会提醒你归还')
  requestNo = (await phone.read('#requisition-no')).trim()
  expect(requestNo).toMatch(/^JY\d{8}-\d{4}$/)

  const approver = await phoneOf('approver', `packages/approval/detail/index?id=${requestNo}`)
  await approver.see(/借到 \d+月\d+日/)
  await approver.shot('loans-02-approve')
  await approver.tap('#approve')
  await approver.see('已同意')
})

test('2. the clerk hands it out, and it is a loan of the borrower', async () => {
  const phone = await phoneOf('clerk', `packages/warehouse/pick/index?id=${requestNo}`)
  await pickEverything(phone, [goods])
  await phone.tap('#sign')
  await sign(phone)
  await phone.tap('#submit')
  await phone.the('#issue-no').waitFor()
  const { rows } = await succeed(
    stage.server.call('staff', 'loan.list', { view: 'mine', state: 'open', limit: 100 }),
  )
  loanId = rows.find((row) => row.dueDate === addDays(today(), 14))?.loanId ?? ''
  expect(loanId).toMatch(/^JC/)
})

test('3. the borrower asks for more time, the approver agrees', async () => {
  const borrower = await phoneOf('staff')
  await borrower.tap('#do-loans')
  await borrower.tap(`#loan-${loanId}`)
  await borrower.see('归还时给仓管员扫这个码')
  await borrower.tap('#renew')
  await borrower.the('#renew-until').fill(addDays(today(), 21))
  await borrower.type('#renew-reason', '会议延期一周')
  await borrower.tap('#send-renewal')
  await borrower.see(/已申请续借/)
  await borrower.shot('loans-03-renewal')

  const approver = await phoneOf('approver', 'packages/loan/list/index?view=renewals')
  await approver.tap(`#loan-${loanId}`)
  await approver.see(/会议延期一周/)
  await approver.tap('#approve-renewal')
  await approver.see(/还有 21 天/)
})

test('4. the clerk scans the loan and the goods: two come back good, one is lost and answered for', async () => {
  const before = sum((await lotsOf(stage.server, goods.row)).map((lot) => lot.quantity))
  const phone = await phoneOf('clerk', 'packages/loan/list/index?view=warehouse')
  await phone.type('#loan-code', loanId)
  await phone.tap('#loan-code-go')
  await phone.tap('#go-return')
  await phone.the('#good-1').waitFor()
  await phone.tap('#submit')
  await phone.see('一件都没有数')
  for (const times of [1, 2]) {
    await phone.type('#back-code', barcodeOf(goods, goods.item.unit))
    await phone.tap('#back-code-go')
    await phone.see(`完好 ${times} ${goods.item.unit}`)
  }
  await phone.shot('loans-04-return')
  await phone.tap('#submit')
  expect(await phone.read('#receipt-no')).toMatch(/^TK/)
  const after = sum((await lotsOf(stage.server, goods.row)).map((lot) => lot.quantity))
  expect(after).toBe(before + 2)

  await phone.tap('#view-loan')
  await phone.see('部分归还')
  await phone.tap('#go-settle')
  await phone.type('#amount', '12.5')
  await phone.type('#settle-note', '会场遗失，本人同意')
  await phone.tap('#submit')
  await phone.tap('.ui-confirm__action, button:has-text("确认丢失"), :text("确认丢失") >> nth=-1')
  await phone.see('这张借出单已经结清')
  await phone.shot('loans-05-settled')
  await phone.tap('#view-loan')
  await phone.see('照价赔偿 ¥12.50')
})

test('5. a shipment is accepted with a difference; goods for use come back', async () => {
  const { requisition } = await handedOut(stage.server, { kind: 'external', recipient }, 3)
  const phone = await phoneOf('staff', 'packages/requisition/shipments/index')
  await phone.tap(`#shipment-${requisition._id}`)
  await phone.tap('#received-1-less')
  await phone.tap('#submit')
  await phone.see('少了的写一下原因')
  await phone.type('#difference-1', '运输破损')
  await phone.tap('#submit')
  await phone.see(/差异已记下/)
  await phone.tap('#view')
  await phone.see(/签收，有差异/)
  await phone.shot('loans-06-accepted')

  const used = await handedOut(stage.server, {}, 3)
  const clerk = await phoneOf('clerk', `packages/requisition/detail/index?id=${used.requisition._id}`)
  await clerk.tap(`#take-back-${used.issue.no}`)
  await clerk.tap('#good-1-more')
  await clerk.tap('#submit')
  await clerk.see('写一下为什么退库')
  await clerk.tapText('领多了')
  await clerk.tap('#submit')
  expect(await clerk.read('#receipt-no')).toMatch(/^TK/)
  await clerk.tap('#view')
  await clerk.see(/已退 1 /)
  await eventually(
    () => clerk.find('.ui-timeline').count(),
    (count) => count > 0,
    'the history shown',
  )
})
