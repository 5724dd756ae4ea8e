import type { OutputOf } from '../../shared/operations'
import { FOREIGN_WAREHOUSE, REAGENT_WAREHOUSE, succeed } from '../support/scenario'
import { eventually } from './support/eventually'
import {
  beep,
  codeOn,
  countedAt,
  dom,
  eventsOf,
  linkOf,
  numberOf,
  openShelf,
  plain,
  takePhoto,
  typeCount,
  type Shelf,
} from './support/shelf'
import { setStage } from './support/stage'

/** A blind count on the phone of the one who stands before the shelf. */
let shelf: Shelf
const stage = setStage(async (server) => {
  shelf = await openShelf(
    server,
    (lines) =>
      lines.length >= 2 &&
      lines.every(plain) &&
      lines.slice(0, 2).every(({ line, book }) => {
        const [box] = line.item.units
        return box !== undefined && box.denominator === 1 && book > box.numerator + 2
      }),
    { name: '办公用品库年终盘点', least: 2 },
  )
})
const { phoneOf } = stage

test('1. the route, then a shelf by beeps and by the pad, and on to the next shelf', async () => {
  const { stocktakeId, location } = shelf
  const [first, second, ...others] = shelf.lines
  if (!first || !second) throw new Error('a shelf of two lines')
  const phone = await phoneOf('clerk', `packages/stocktake/count/index?id=${stocktakeId}`)
  const answers: OutputOf<'stocktake.location'>[] = []
  phone.page.on('response', async (response) => {
    if (!response.url().endsWith('/call/stocktake.location')) return
    const answer = await response.json().catch(() => undefined)
    if (answer?.ok) answers.push(answer.data)
  })
  await phone.the('#count-total').waitFor()
  await phone.shot('counting-01-route')
  await beep(phone, location)
  await phone.the('#count-progress').waitFor()
  expect(await phone.read('#count-location')).toBe(location)
  await phone.shot('counting-02-shelf')

  const [box] = first.line.item.units
  if (!box) throw new Error('a box')
  const { unit } = first.line.item
  await beep(phone, codeOn(first.line, box.name))
  await phone.see(`${box.numerator} ${unit}`)
  for (let n = 1; n <= first.book - box.numerator + 1; n++) {
    await beep(phone, codeOn(first.line, unit))
    if (n > 3) break
    await eventually(
      () => phone.read('#count-running'),
      (text) => text === `${box.numerator + n} ${unit}`,
      `the running number after ${n} more`,
    )
  }
  const running = Number((await phone.read('#count-running')).split(' ')[0])
  await phone.tap('#count-undo')
  await phone.see(`${running - 1} ${unit}`)
  await phone.shot('counting-03-beeps')
  await typeCount(phone, first.line, [[unit, String(first.book)]])

  const [pack] = second.line.item.units
  if (!pack) throw new Error('a pack')
  const packs = Math.floor(second.book / pack.numerator)
  await typeCount(phone, second.line, [
    [pack.name, String(packs)],
    [second.line.item.unit, String(second.book - packs * pack.numerator)],
  ])
  expect(await phone.read('#count-running')).toBe(`${second.book} ${second.line.item.unit}`)
  await phone.shot('counting-04-pad')
  for (const { line, book } of others) await typeCount(phone, line, [[line.item.unit, String(book)]])

  await phone.tap('#finish-location')
  await eventually(
    () => phone.read('#count-location'),
    (text) => text !== location,
    'the next shelf',
  )
  await phone.shot('counting-05-next')
  // Nobody who counts blind is told what the books hold, not even in what the page does not show.
  expect(answers.length).toBeGreaterThan(1)
  expect(JSON.stringify(answers)).not.toContain('"book"')
  const board = (await succeed(stage.server.call('admin', 'stocktake.get', { stocktakeId }))).board
  expect(board.counted).toBeGreaterThanOrEqual(shelf.lines.length)
  expect((await eventsOf(stage.server, first.line.lineId)).length).toBeGreaterThan(0)
})

test('2. nothing that lies there is lost: goods of no line, a code that nobody knows, a name', async () => {
  const { stocktakeId } = shelf
  const { rows } = await succeed(
    stage.server.call('clerk', 'stocktake.route', { stocktakeId, view: 'open', limit: 5 }),
  )
  const stop = rows[0]
  if (!stop) throw new Error('a shelf that is left')
  const items = await succeed(stage.server.call('admin', 'masterdata.searchItems', { limit: 100 }))
  const here = await countedAt(stage.server, stocktakeId, stop.locationId)
  const strange = items.rows.find(
    (item) =>
      item.tracking === 'none' &&
      item.scale === 0 &&
      item.barcodes.length > 0 &&
      !item.controlled &&
      !here.some(({ line }) => line.itemId === item._id),
  )
  if (!strange?.barcodes[0]) throw new Error('an item that is not on this shelf')

  const phone = await phoneOf('clerk', linkOf({ ...shelf, ...stop }))
  await phone.the('#count-progress').waitFor()
  await beep(phone, strange.barcodes[0].code)
  await phone.see('盘点单里没有这种货')
  await phone.shot('counting-06-found')
  await phone.tap('#found-add')
  await phone.see(`账外货 ${strange.name}`)
  await eventually(
    () => phone.find('#found-add').count(),
    (count) => count === 0,
    'the form is closed',
  )
  await beep(phone, strange.barcodes[0].code)
  await eventually(
    () => phone.read('#count-running'),
    (text) => text.startsWith('2 '),
    'a second beep counts on',
  )

  await beep(phone, 'ZZ-NOBODY-0001')
  await phone.see('系统里没有这个码')
  await takePhoto(phone, '#unknown-photo')
  await phone.type('#unknown-note', '蓝色塑料箱，压在最下面')
  await phone.shot('counting-07-unknown')
  await phone.tap('#unknown-keep')
  await phone.see('ZZ-NOBODY-0001')
  await eventually(
    () => phone.find('#unknown-keep').count(),
    (count) => count === 0,
    'the form is closed',
  )
  await phone.tap('#add-found')
  await phone.type('#found-search', strange.code)
  await phone.the(`#found-item-${strange._id}`).waitFor()
  await phone.tap('.ui-sheet__close')
  await eventually(
    async () => (await succeed(stage.server.call('admin', 'stocktake.finds', { stocktakeId }))).rows,
    (finds) => finds.some(({ code, photos }) => code === 'ZZ-NOBODY-0001' && photos.length === 1),
    'the unknown code is on the server with its photo',
  )
  await eventually(
    async () =>
      (await succeed(stage.server.call('admin', 'stocktake.lines', { stocktakeId, view: 'found' }))).rows,
    (lines) => lines.some(({ itemId, found }) => itemId === strange._id && found),
    'the goods found are a line',
  )
})

test('3. a photo that the rule wants, damage, and what the label says otherwise', async () => {
  const reagents = await openShelf(
    stage.server,
    ([first]) => first?.line.item.tracking === 'lot' && first.line.photoWanted && first.book > 2,
    { warehouseId: REAGENT_WAREHOUSE },
  )
  const [{ line, book }] = reagents.lines as [Shelf['lines'][number]]
  const phone = await phoneOf('clerk', linkOf(reagents))
  await phone.the('#count-progress').waitFor()
  await typeCount(phone, line, [[line.item.unit, String(book)]])
  await phone.the(dom('again', line)).waitFor()
  await phone.see('这一行要拍照，数量不用重数')
  await phone.shot('counting-08-photo')
  await phone.tap(dom('photo', line))
  await phone.type('#details-lot', 'B20261122')
  await phone.tap('#details-save')
  await phone.see('这一行要拍照')
  await takePhoto(phone, '#details-photo')
  await phone.tap('#details-damaged-more')
  await phone.shot('counting-09-correction')
  await phone.tap('#details-save')
  await eventually(
    () => eventsOf(stage.server, line.lineId),
    (events) => events.some(({ decides, photos }) => decides && photos.length === 1),
    'the correction is on the server',
  )
  const [event] = await eventsOf(stage.server, line.lineId)
  expect(event).toMatchObject({
    quantity: book,
    damaged: 10 ** line.item.scale,
    correction: { lotNo: 'B20261122' },
  })
  await phone.see('批号效期已更正')
})

test('4. a numbered piece counts once, and a second beep of it warns', async () => {
  const pieces = await openShelf(stage.server, ([first]) => first?.line.serialNo !== undefined, {
    warehouseId: FOREIGN_WAREHOUSE,
    account: 'zhaolei',
  })
  const [{ line }] = pieces.lines as [Shelf['lines'][number]]
  const phone = await phoneOf('zhaolei', linkOf(pieces))
  await phone.the('#count-progress').waitFor()
  await beep(phone, line.serialNo ?? '')
  await phone.see(`1 ${line.item.unit}`)
  await beep(phone, line.serialNo ?? '')
  await phone.see('已经数过了，没有再加')
  await phone.shot('counting-10-twice')
  expect(await numberOf(phone, line)).toBe(`1 ${line.item.unit}`)
  const barcode = line.item.codes.find(({ code }) => code !== line.item.code)
  if (barcode) {
    await beep(phone, barcode.code)
    await phone.see('扫每件自己的标签')
  }
})
