import readSheets from 'read-excel-file/node'
import { countOf, send, shelf } from '../support/counting'
import { CLERKS_WAREHOUSE, succeed } from '../support/scenario'
import { countedStocktake, linesOf, UNKNOWN_CODE } from './support/counted-stocktake'
import { sign } from './support/gestures'
import { setStage } from './support/stage'
import type { Phone } from './support/phone'
import type { ReviewLine } from '../../shared/operations/stocktake-review'

/** From counted to posted: on the phones of the clerk who reviews, the approver who decides, and whoever signs. */
let stocktakeId: string
let differing: ReviewLine[]
let before: Map<string, number>
const stage = setStage(async (server) => {
  const { rows } = await succeed(
    server.call('clerk', 'stock.query', { warehouseId: CLERKS_WAREHOUSE, limit: 40 }),
  )
  const items = rows.filter(({ onHand }) => onHand > 8).slice(0, 8)
  before = new Map(items.map(({ itemId, onHand }) => [itemId, onHand]))
  ;({ stocktakeId, differing } = await countedStocktake(
    server,
    items.map(({ itemId }) => itemId),
  ))
})
const { phoneOf } = stage
const link = (page: string) => `packages/stocktake/${page}/index?id=${stocktakeId}`

const idOf = (kind: 'line' | 'choose', line: ReviewLine) => `[id="${kind}-${line.location}-${line.lotId}"]`

async function giveReason(phone: Phone, reason: string, note?: string): Promise<void> {
  await phone.tap('#choose-reason')
  await phone.tap(`#reason-${reason}`)
  if (note) await phone.type('#reason-note', note)
  await phone.tap('#save-reason')
}

test('the clerk names what nobody could name', async () => {
  const phone = await phoneOf('clerk', link('review'))
  await phone.see('提交前要办')
  await phone.see('1 件不明物没认出来')
  await phone.see('3 行差异没选原因')
  await phone.shot('stocktake-review-01')
  await phone.tap('#submit')
  await phone.see(/办完才能提交/)
  await phone.tap('.ui-sheet__close')
  await phone.tap('#obstacle-unknown')
  await phone.see('没有标签的纸箱')
  await phone.tap('.ui-photos__picture')
  await phone.tap('.ui-photo-viewer')
  await phone.tap(`#name-${UNKNOWN_CODE}`)
  await phone.tap('#save-name')
  await phone.see('请先找到是哪种物资')
  await phone.tap('#find-by-name')
  await phone.type('#item-search', '订书机')
  await phone.tap('.item-search__row:has-text("订书机")')
  await phone.see('换一个')
  await phone.shot('stocktake-review-02-name')
  await phone.tap('#save-name')
  await phone.see('已认出')
  await phone.see('看它成了哪一行')
})

test('differences get their reasons, one by one and together; a line is counted again by somebody else', async () => {
  const [first, second, third] = differing as [ReviewLine, ReviewLine, ReviewLine]
  const phone = await phoneOf('clerk', link('review'))
  await phone.tap('#view-undecided')
  await phone.tap(idOf('line', first))
  await phone.see('盘点记录')
  await phone.see('以此为准')
  await phone.see('数了两遍')
  await phone.shot('stocktake-review-03-line')
  await phone.tap('#choose-reason')
  await phone.tap('#reason-other')
  // 其他 says nothing by itself.
  expect(await phone.the('#save-reason').getAttribute('aria-disabled')).toBe('true')
  await phone.type('#reason-note', '柜子后面还有一箱没登记')
  await phone.tap('#save-reason')
  await phone.see('差异已认定')
  await phone.see('其他：柜子后面还有一箱没登记')

  await phone.tap('#next-line')
  await phone.see('认出不明物 UNKNOWN-7788')
  await phone.open(`packages/stocktake/review-line/index?line=${encodeURIComponent(second._id)}`)
  await phone.see(second.location)
  await phone.tap('#recount')
  await phone.see('已要求重盘，换一个人再数一遍')
  await phone.shot('stocktake-review-04-recount')
  await countAgain(second)

  await phone.open(link('review'))
  await phone.tap('#view-undecided')
  await phone.tap(idOf('choose', second))
  await phone.tap(idOf('choose', third))
  await phone.see('选原因 2 行')
  await phone.shot('stocktake-review-05-chosen')
  await giveReason(phone, 'missedIssue', '领用没有登记')
  await phone.see('2 行差异已认定')
  await phone.the(idOf('line', second)).waitFor({ state: 'detached' })
})

/** Who counted it may not answer the question; somebody else does, and comes to the same. */
async function countAgain({ itemId, locationId, result }: ReviewLine): Promise<void> {
  const { server } = stage
  const asked = async (account: string) => {
    const { lines } = await shelf(server, account, stocktakeId, locationId)
    return lines.find((line) => line.itemId === itemId && line.recountReason === 'asked')
  }
  expect(await asked('sunli')).toMatchObject({ mayCount: false })
  const again = await asked('clerk')
  expect(again).toMatchObject({ mayCount: true })
  const quantity = again!.book! + result!.variance
  await succeed(send(server, 'clerk', stocktakeId, [countOf(again!, quantity)]))
}

test('groups lead to their lines', async () => {
  const phone = await phoneOf('clerk', link('review'))
  await phone.tap('#grouping')
  await phone.tapText('按物资汇总')
  const [first] = differing
  await phone.shot('stocktake-review-06-groups')
  await phone.tap(`[id="group-${first!.itemId}"]`)
  await phone.the(idOf('line', first!)).waitFor()
  await phone.tap('.ui-page__back')
  await phone.see('按物资汇总')
})

test('the result goes to an approver, who sends it back once and then agrees; it is posted', async () => {
  const clerk = await phoneOf('clerk', link('review'))
  // What was named became a line: goods that the books did not have.
  await clerk.tap('#view-undecided')
  await clerk.tap('#choose-all')
  await giveReason(clerk, 'missedReceipt')
  await clerk.see('差异都选好原因了')
  await clerk.tap('#submit')
  await clerk.see(/要审批人审批：周强/)
  await clerk.shot('stocktake-review-07-submit')
  await clerk.type('#submit-note', '请尽快')
  await clerk.tap('#submit-now')
  await clerk.see(/已提交，等周强.*审批/)
  await clerk.shot('stocktake-review-08-submitted')

  const approver = await phoneOf('zhouqiang', link('decide'))
  await approver.see('请尽快')
  await approver.see('金额最大的差异')
  await approver.tap('#return')
  await approver.see('退回要写明原因，仓管员才知道怎么办')
  await approver.shot('stocktake-review-09-decide')
  await approver.type('#comment', '复印纸再核对一下')
  await approver.tap('#return')
  await approver.see('已退回')

  await clerk.open(link('review'))
  await clerk.tap('#submit')
  await clerk.tap('#submit-now')
  await clerk.see(/已提交，等周强.*审批/)

  await approver.open(link('decide'))
  await approver.tap('#approve')
  await approver.see('同意按实盘数过账？')
  await approver.tap('#confirm-yes')
  await approver.see('盘点完成，账已改好')
  await approver.shot('stocktake-review-10-posted')

  for (const { itemId, onHand } of (
    await succeed(stage.server.call('clerk', 'stock.query', { warehouseId: CLERKS_WAREHOUSE, limit: 40 }))
  ).rows) {
    const known = before.get(itemId)
    if (known === undefined) continue
    const off = differing
      .filter((line) => line.itemId === itemId)
      .reduce((sum, line) => sum + line.result!.variance, 0)
    expect([itemId, onHand]).toEqual([itemId, known + off])
  }
  expect(await linesOf(stage.server, stocktakeId, 'stuck')).toEqual([])
})

test('the report is signed, printed, and taken along as a table', async () => {
  const phone = await phoneOf('clerk', link('report'))
  await phone.see('账实准确率')
  await phone.see(/差异已于 .*过账/)
  await phone.see('周强')
  await phone.tap('#sign-keeper')
  await sign(phone)
  await phone.shot('stocktake-review-11-sign')
  await phone.tap('#sign-save')
  await phone.see('仓管员已签字')
  await phone.the('.report-sign__picture').waitFor()
  await phone.the('#sign-keeper').waitFor({ state: 'detached' })
  await phone.shot('stocktake-review-12-report')

  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.tap('#export')])
  expect(download.suggestedFilename()).toMatch(new RegExp(`${stocktakeId}.*\\.xlsx$`))
  const sheets = (await readSheets(await download.path())) as unknown as {
    sheet: string
    data: unknown[][]
  }[]
  const cells = JSON.stringify(sheets)
  expect(cells).toContain(stocktakeId)
  expect(cells).toContain('柜子后面还有一箱没登记')

  await phone.page.emulateMedia({ media: 'print' })
  const paper = phone.the('.report-table__head')
  expect(await paper.evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group')
  await phone.see('批号')
  expect(await phone.find('#export').count()).toBe(0)
  expect((await phone.page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000)
  await phone.page.emulateMedia({ media: 'screen' })
})

test('how right the books were is seen by month and by stocktake', async () => {
  const phone = await phoneOf('clerk', 'packages/stocktake/accuracy/index')
  await phone.the(`#accuracy-${stocktakeId}`).waitFor()
  await phone.see('每月（按行）')
  await phone.shot('stocktake-review-13-accuracy')
  await phone.tap(`#accuracy-${stocktakeId}`)
  await phone.see('盘点报告')
})
