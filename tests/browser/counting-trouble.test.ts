import { succeed } from '../support/scenario'
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
  typeCount,
  type Counted,
  type Shelf,
} from './support/shelf'
import { setStage } from './support/stage'
import { loseAnswers } from './support/trouble-makers'

/** Counting when the network fails, when goods move meanwhile, and a whole shelf by its tags. */
let shelf: Shelf
/** One line for each story. */
let lines: { lost: Counted; moved: Counted; tagged: Counted }
const stage = setStage(async (server) => {
  shelf = await openShelf(server, (all) => all.length >= 3 && choose(all) !== undefined, {
    blind: false,
    least: 3,
  })
  lines = choose(shelf.lines)!
})
const { phoneOf } = stage

/** Three lines of a shelf: any, one of a single lot that can move, and one with few enough for a tag on each. */
function choose(all: Counted[]): typeof lines | undefined {
  const fitting = all.filter((one) => plain(one) && one.book > 2)
  const tagged = fitting.find(({ book }) => book < 40)
  const moved = fitting.find((one) => one !== tagged && one.line.rows === undefined)
  const lost = fitting.find((one) => one !== tagged && one !== moved)
  return tagged && moved && lost && { lost, moved, tagged }
}

test('1. what was counted without a network survives the app and counts once', async () => {
  const { line, book } = lines.lost
  const phone = await phoneOf('clerk', linkOf(shelf))
  await phone.the('#count-progress').waitFor()
  const network = await loseAnswers(phone, 'stocktake.count')
  await typeCount(phone, line, [[line.item.unit, String(book)]])
  await phone.tap('#finish-location')
  await phone.tap('#finish-confirm')
  await phone.see('未提交 1 条')
  await phone.shot('counting-11-unsent')
  await eventually(
    () => network.sent(),
    (sent) => sent > 1,
    'the phone tries again by itself',
  )

  await phone.open(linkOf(shelf))
  await phone.the('#unsent').waitFor()
  expect(await numberOf(phone, line)).toBe(`${book} ${line.item.unit}`)
  await network.repair()
  await phone.tap('#unsent-send')
  await phone.the('#unsent').waitFor({ state: 'detached' })
  await phone.see('已盘')
  expect(await eventsOf(stage.server, line.lineId)).toHaveLength(1)
  const now = await countedAt(stage.server, shelf.stocktakeId, shelf.locationId)
  expect(now.find((one) => one.line.lineId === line.lineId)?.line.mine?.quantity).toBe(book)
})

test('2. goods that moved while they were counted are counted again, and the card says why', async () => {
  const { line, book } = lines.moved
  const phone = await phoneOf('clerk', linkOf(shelf))
  await phone.the('#count-progress').waitFor()
  await beep(phone, codeOn(line, line.item.unit))
  await phone.see(`1 ${line.item.unit}`)
  await succeed(
    stage.server.call('sunli', 'stock.move', {
      warehouseId: 'WH-BG',
      lines: [
        {
          itemId: line.itemId,
          lotId: line.lotId,
          fromLocationId: shelf.locationId,
          quantity: 1,
          toLocationId: await anotherShelf(),
        },
      ],
      confirmed: true,
    }),
  )
  await beep(phone, codeOn(line, line.item.unit))
  await phone.see(`2 ${line.item.unit}`)
  await phone.the(dom('again', line)).waitFor()
  await phone.see('有人动过这一行')
  await phone.shot('counting-12-again')

  await typeCount(phone, line, [[line.item.unit, String(book - 1)]])
  await eventually(
    async () =>
      (
        await succeed(
          stage.server.call('admin', 'stocktake.line', { lineId: line.lineId.replace(/^\+/, '') }),
        )
      ).line,
    (now) => now.state === 'counted' && now.result?.variance === 0,
    'the second count stands',
  )
})

/** A shelf of the same warehouse where the goods may lie. */
async function anotherShelf(): Promise<string> {
  const { rows } = await succeed(
    stage.server.call('clerk', 'stocktake.route', {
      stocktakeId: shelf.stocktakeId,
      view: 'all',
      limit: 100,
    }),
  )
  const zone = shelf.location.slice(0, 2)
  const other = rows.find(
    ({ locationId, location }) => locationId !== shelf.locationId && location.startsWith(zone),
  )
  return other?.locationId ?? ''
}

test('3. tags of a whole shelf count each once; in an open count the books stand beside', async () => {
  const { line, book } = lines.tagged
  const phone = await phoneOf('clerk', linkOf(shelf))
  await phone.see(`账面 ${book} ${line.item.unit}`)
  await phone.tap('#to-tags')
  const code = codeOn(line, line.item.unit)
  const tags = Array.from({ length: book }, (_, index) => sgtin(code, index + 1))
  await phone.type('#tags-text', [...tags, ...tags.slice(0, 2), 'FFFF00000000000000000001'].join('\n'))
  await phone.see('重复 2 次不算')
  await phone.see(`${book} 个标签`)
  await phone.see('认不出的标签')
  await phone.tap('.ui-switch, .nut-switch')
  await phone.shot('counting-13-tags')
  await phone.tap('#tags-count')
  await phone.the('#count-progress').waitFor()
  expect(await numberOf(phone, line)).toBe(`${book} ${line.item.unit}`)
  await eventually(
    () => eventsOf(stage.server, line.lineId),
    (events) => events.some(({ quantity }) => quantity === book),
    'the shelf is counted',
  )
})

/** SGTIN-96 of an EAN-13 with a company prefix of seven digits (GS1 Tag Data Standard, partition 5). */
function sgtin(ean13: string, serial: number): string {
  const company = BigInt(ean13.slice(0, 7))
  const reference = BigInt(`0${ean13.slice(7, 12)}`)
  const bits = [
    [0x30n, 8n],
    [1n, 3n],
    [5n, 3n],
    [company, 24n],
    [reference, 20n],
    [BigInt(serial), 38n],
  ] as const
  const value = bits.reduce((total, [part, length]) => (total << length) | part, 0n)
  return value.toString(16).toUpperCase().padStart(24, '0')
}
