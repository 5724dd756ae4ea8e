import { addDays, businessDay } from '../../shared/domain/calendar'
import { formatQuantity } from '../../shared/domain/units'
import { CLERKS_WAREHOUSE, lotsOf, REAGENT_WAREHOUSE, succeed } from '../support/scenario'
import { filmOfBarcode } from './support/camera'
import { eventually } from './support/eventually'
import { coloursOf, sign } from './support/gestures'
import { barcodeOf, findGoods, type Goods } from './support/goods'
import { type Phone } from './support/phone'
import { pickEverything } from './support/picking'
import { setStage } from './support/stage'

/** The story of the system as its people live it, on one server, each on a phone of their own. */
/** Goes out first-expired-first-out: several lots, and boxes. */
let reagent: Goods
/** Another line on the same requisition. */
let second: Goods
/** Goes out first-in-first-out, from several lots. */
let paper: Goods
const LOT_NO = 'P2026-TEST-7'
let receiptNo = ''
let reagentRequest = ''
let paperRequest = ''

const today = () => businessDay(Date.now())

let removeFilm = () => {}
const stage = setStage(async (server) => {
  const isFefo = ({ item, reserved }: Goods['row']) => item.policy === 'fefo' && reserved === 0
  reagent = await findGoods(
    server,
    REAGENT_WAREHOUSE,
    (row) => isFefo(row) && row.item.units.some(({ name }) => name === '箱'),
    (goods) => goods.usable.length >= 3,
  )
  second = await findGoods(
    server,
    REAGENT_WAREHOUSE,
    (row) => row.itemId !== reagent.row.itemId && isFefo(row) && row.available >= 3,
  )
  paper = await findGoods(
    server,
    CLERKS_WAREHOUSE,
    ({ item }) => item.policy === 'fifo',
    (goods) => goods.usable.length >= 3 && goods.row.available > goods.usable[0]!.quantity + 2,
  )
  const { film, remove } = await filmOfBarcode(barcodeOf(reagent, reagent.item.unit))
  removeFilm = remove
  return { film }
})
afterAll(() => removeFilm())
const { phoneOf } = stage

test('1. the clerk scans an item, receives boxes of it, and the stock shows it at once', async () => {
  const { item, row } = reagent
  const box = item.units.find(({ name }) => name === '箱')!
  const phone = await phoneOf('clerk')
  await phone.see('等你拣货出库')
  await phone.shot('story-01-clerk-workbench')

  await phone.tapText('扫码')
  await phone.shot('story-02-scan')
  await phone.tap('#scan')
  await phone.see(item.name)
  await phone.the('#action-receive').waitFor()
  await phone.shot('story-03-scanned')
  await phone.tap('#action-receive')

  await phone.type('#quantity', '3')
  await phone.tap('.ui-unit--open')
  await phone.tap('.ui-picker__choice:has-text("1 箱")')
  const received = 3 * box.numerator
  await phone.see(`折合 ${received} ${item.unit}`)
  await phone.type('#lot-no', LOT_NO)
  await phone.the('#production-date').fill(addDays(today(), -10))
  const expiry = addDays(today(), 700)
  await phone.the('#expiry-date').fill(expiry)
  await phone.tap('#location')
  const place = reagent.usable[0]!.location
  await phone.type('.ui-sheet .ui-search', place)
  await phone.tap(`.ui-picker__choice:has-text("${place}")`)
  await eventually(
    () => phone.read('#location'),
    (text) => text === place,
    'the location chosen',
  )
  await phone.shot('story-04-receive')
  await phone.tap('#submit')

  receiptNo = await phone.read('#receipt-no')
  expect(receiptNo).toMatch(/^RK\d{8}-\d{4}$/)
  await phone.see(`+${received} ${item.unit}`)
  await eventually(
    () => phone.read('.stock-now'),
    (text) => text.includes(String(row.onHand + received)),
    'the new stock shown',
  )
  await phone.shot('story-05-received')
  const lot = (await lotsOf(stage.server, row)).find(({ lotId }) => lotId.startsWith(receiptNo))
  expect(lot).toMatchObject({ lotNo: LOT_NO, quantity: received, location: place, expiryDate: expiry })

  await phone.tap('#see-stock')
  await phone.see(`批号 ${LOT_NO}`)
  await phone.see(receiptNo)
  await phone.shot('story-06-stock-at-once')
})

/** Puts a quantity of an item that the search finds into the basket. */
async function choose(phone: Phone, goods: Goods, words: string, quantity: number) {
  await phone.type('#search', words)
  await phone.tap(`#add-${goods.row.itemId}`)
  await phone.type(`#quantity-${goods.row.itemId}`, String(quantity))
}

test('2. a staff member finds things by name and by initials, and submits a requisition', async () => {
  const phone = await phoneOf('staff')
  await phone.see('张晓雯')
  await phone.shot('story-07-staff-workbench')
  await phone.tap('#do-catalogue')
  await phone.tap('#warehouse')
  await phone.tap('.ui-picker__choice:has-text("试剂药品库")')
  await choose(phone, reagent, reagent.item.name, wantedOfReagent())
  await choose(phone, second, second.item.initials.slice(0, 4), 2)
  await phone.shot('story-08-catalogue')
  await phone.tap('#go-basket')
  await phone.type('#purpose', '十一月饮用水检验')
  await phone.tap('#urgent')
  await phone.shot('story-09-basket')
  await phone.tap('#submit')
  await phone.see('等')
  reagentRequest = await numberOf(phone)
  await phone.shot('story-10-submitted')

  await phone.open('packages/requisition/catalog/index?warehouse=WH-BG')
  await choose(phone, paper, paper.item.initials.slice(0, 3), wantedOfPaper())
  await phone.tap('#go-basket')
  await phone.tapText('日常办公')
  await phone.tap('#submit')
  paperRequest = await numberOf(phone)
  expect(paperRequest).not.toBe(reagentRequest)
})

/** One more than the first lot holds, and one for the approver to cut. */
const wantedOfReagent = () => reagent.usable[0]!.quantity + 4
const wantedOfPaper = () => paper.usable[0]!.quantity + 2

async function numberOf(phone: Phone): Promise<string> {
  const text = await phone.read('text=/LY\\d{8}-\\d{4}/')
  const [number] = text.match(/LY\d{8}-\d{4}/) ?? []
  expect(number).toBeDefined()
  return number!
}

test('3. the approver opens the document by the link of a message, cuts a line and approves', async () => {
  expect(reagentRequest).toMatch(/^LY/)
  const phone = await phoneOf('approver', `packages/approval/detail/index?id=${reagentRequest}`)
  await phone.at('packages/approval/detail/index')
  await phone.see('十一月饮用水检验')
  await phone.see('张晓雯')
  await phone.tap('.ui-page__back')
  await phone.at('pages/todo/index')
  await phone.the(`#work-${reagentRequest}`).waitFor()
  await phone.the(`#work-${paperRequest}`).waitFor()
  await phone.shot('story-11-approver-todo')

  await phone.tap(`#work-${reagentRequest}`)
  await phone.type('#approve-1', String(wantedOfReagent() - 1))
  await phone.see(`减 1 ${reagent.item.unit}`)
  await phone.type('#comment', '先领这些，够一周用')
  await phone.shot('story-12-approve')
  await phone.tap('#approve')
  await phone.see('已同意')
  await phone.shot('story-13-approved')

  await phone.open(`packages/approval/detail/index?id=${paperRequest}`)
  await phone.tap('#approve')
  await phone.see('已同意')
})

test('4. the clerk picks first-expired-first-out and first-in-first-out, the requester signs, it is issued', async () => {
  expect(reagentRequest).toMatch(/^LY/)
  const phone = await phoneOf('clerk')
  await phone.tap('#do-picks')
  await phone.tap(`.picks-row:has-text("${reagentRequest}")`)

  const walk = await pickEverything(phone, [reagent, second])
  expect(walk.filter(({ item }) => item === reagent.item.name).map(({ reason }) => reason)).toEqual([
    expect.stringContaining('先到期先出'),
    expect.stringContaining('先到期先出'),
  ])
  await phone.shot('story-15-picked')
  await phone.tap('#sign')
  await sign(phone)
  await phone.see('已签')
  await phone.shot('story-16-signed')
  await phone.tap('#submit')
  // Controlled goods: what one clerk picked, another one looks at and hands over.
  await phone.the('#submitted').waitFor()
  const other = await phoneOf('sunli', 'packages/warehouse/checks/index')
  await other.tap(`.check-row:has-text("张晓雯")`)
  await other.the('#signature-image').waitFor()
  await other.tap('#approve')
  await other.the('#issue-no').waitFor()
  expect(await other.read('#issue-no')).toMatch(/^CK\d{8}-\d{4}$/)
  await other.the('#signature-image').waitFor()
  await other.shot('story-17-issued')
  const after = await lotsOf(stage.server, reagent.row)
  const [first, next] = reagent.usable
  expect(after.some(({ lotId }) => lotId === first!.lotId)).toBe(false)
  expect(after.find(({ lotId }) => lotId === next!.lotId)?.quantity).toBe(next!.quantity - 3)

  await phone.tap('#next')
  await phone.tap(`.picks-row:has-text("${paperRequest}")`)
  const paperWalk = await pickEverything(phone, [paper])
  expect(paperWalk.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('先进先出'),
    expect.stringContaining('先进先出'),
  ])
  await phone.tap('#sign')
  await sign(phone)
  await phone.tap('#submit')
  await phone.the('#issue-no').waitFor()
  const [oldest] = paper.usable
  expect((await lotsOf(stage.server, paper.row)).some(({ lotId }) => lotId === oldest!.lotId)).toBe(false)
})

test('5a. the requester sees it issued, with the cut, the lots and the signature', async () => {
  expect(reagentRequest).toMatch(/^LY/)
  const phone = await phoneOf('staff')
  await phone.tap(`#recent-${reagentRequest}`)
  await phone.see('都领到了')
  const steps = '.ui-card:has(.requisition-detail__head) .ui-progress__step--done'
  await phone.the(steps).waitFor()
  expect(await phone.find(steps).count()).toBe(4)
  await phone.see(`少批 1 ${reagent.item.unit}`)
  await phone.see('先领这些，够一周用')
  const picture = phone.the('.signature-image img')
  await picture.scrollIntoViewIfNeeded()
  await eventually(
    () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth),
    (width) => width > 100,
    'the signature shown',
  )
  await phone.shot('story-18-requisition')

  await phone.open(`packages/stock/item/index?id=${reagent.row.itemId}`)
  const issued = wantedOfReagent() - 1
  await phone.see(`批号 ${LOT_NO}`)
  await phone.see(reagentRequest)
  await phone.see(new RegExp(`[-−]${formatQuantity(issued, 0)}`))
  await phone.shot('story-19-item')
})

test('5b. the administrator sees each step in the journal, intact, and the figures', async () => {
  expect(reagentRequest).toMatch(/^LY/)
  const phone = await phoneOf('admin')
  await phone.tap('#do-audit')
  await phone.type('#audit-document', reagentRequest)
  await eventually(
    () => phone.find('.audit-line').count(),
    (count) => count === 4,
    'four entries of the document',
  )
  const rows = await succeed(stage.server.call('admin', 'audit.query', { documentId: reagentRequest }))
  await phone.shot('story-20-audit')
  for (const { entryId } of rows.rows) {
    await phone.open(`packages/admin/entry/index?id=${entryId}`)
    await phone.the('#entry-intact').waitFor()
    await phone.see('校验通过')
  }
  await phone.shot('story-21-entry')

  await phone.open('packages/reports/dashboard/index')
  await phone.the('#trend-chart canvas').waitFor()
  await eventually(
    () => coloursOf(phone, '#trend-chart canvas'),
    (colours) => colours > 3,
    'the chart drawn',
  )
  await phone.shot('story-22-dashboard')
})
