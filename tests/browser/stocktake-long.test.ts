import { CLERKS_WAREHOUSE, succeed } from '../support/scenario'
import { countedStocktake } from './support/counted-stocktake'
import { eventually } from './support/eventually'
import type { Phone } from './support/phone'
import { setStage } from './support/stage'

/** A whole warehouse in review: more lines than a page may hold at once. */
let stocktakeId: string
const stage = setStage(async (server) => {
  const itemIds: string[] = []
  let cursor: string | undefined
  do {
    const page = await succeed(
      server.call('clerk', 'stock.query', { warehouseId: CLERKS_WAREHOUSE, limit: 100, cursor }),
    )
    itemIds.push(...page.rows.filter(({ onHand }) => onHand > 0).map(({ itemId }) => itemId))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  ;({ stocktakeId } = await countedStocktake(server, itemIds))
})

const frame = '.taro_page:has(.windowed)'
const scrollTo = (phone: Phone, top: number) =>
  phone.the(frame).evaluate((page, y) => page.scrollTo(0, y), top)
const topOf = (phone: Phone) => phone.the(frame).evaluate((page) => page.scrollTop)
const heightOf = (phone: Phone) => phone.the(frame).evaluate((page) => page.scrollHeight)
const drawn = (phone: Phone) => phone.find('.review-line').count()

test('only lines near the screen are drawn, all of them can be reached, and the place is kept', async () => {
  const { board } = await succeed(stage.server.call('clerk', 'stocktake.get', { stocktakeId }))
  expect(board.lines).toBeGreaterThan(150)
  const phone = await stage.phoneOf('clerk', `packages/stocktake/review/index?id=${stocktakeId}&view=all`)
  await phone.the('.review-line').waitFor()
  await eventually(
    async () => {
      await scrollTo(phone, await heightOf(phone))
      return phone.find('.ui-list-end').allInnerTexts()
    },
    (texts) => texts.join('').includes(`共 ${board.lines} 行`),
    'at the end of the list',
  )
  await eventually(
    () => drawn(phone),
    (rows) => rows > 0 && rows <= 90,
    'left with a few rows',
  )

  await scrollTo(phone, 9_000)
  await eventually(
    () => drawn(phone),
    (rows) => rows > 0 && rows <= 90,
    'drawn in the middle',
  )
  const inSight = phone.find('.review-line__main')
  for (let n = 0; n < (await inSight.count()); n++) {
    const box = await inSight.nth(n).boundingBox()
    if (!box || box.y < 200 || box.y > 500) continue
    await inSight.nth(n).click()
    break
  }
  await phone.see('盘点记录')
  await phone.tap('.ui-page__back')
  await phone.the('.review-line').waitFor()
  expect(await topOf(phone)).toBe(9_000)
})
