import type { LineToCount } from '../../../shared/operations/stocktake-count'
import { sum } from '../../../shared/domain/stock'
import { openStocktake, shelf } from '../../support/counting'
import { CLERKS_WAREHOUSE, succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Phone } from './phone'

/** A line as it stands on the card, and what the books hold there. */
export interface Counted {
  line: LineToCount
  book: number
}

/** A shelf of a stocktake with all that a test wants to know about it. */
export interface Shelf {
  stocktakeId: string
  locationId: string
  location: string
  lines: Counted[]
}

/** Id of a card's parts: `line-…`, `pad-…`, `count-…`. */
export const dom = (part: string, { lineId }: Pick<LineToCount, 'lineId'>): string =>
  `#${part}-${lineId.replace(/[^A-Za-z0-9_-]+/g, '-')}`

/** Whole units of goods that are told by a barcode, in the state in which they may go out. */
export const plain = ({ line }: Counted): boolean =>
  line.item.tracking === 'none' &&
  line.item.scale === 0 &&
  line.item.controlled === undefined &&
  line.status === 'available' &&
  line.item.codes.length > 1

/** Opens a stocktake, of the clerk's warehouse unless told, and finds a shelf of at least so many rows whose lines fit. */
export async function openShelf(
  server: TestServer,
  fits: (lines: Counted[]) => boolean,
  {
    account = 'clerk',
    least = 1,
    ...options
  }: { account?: string; least?: number; warehouseId?: string; blind?: boolean; name?: string } = {},
): Promise<Shelf> {
  const stocktake = { warehouseId: CLERKS_WAREHOUSE, blind: true, ...options }
  const stocktakeId = await openStocktake(server, stocktake, account)
  const { rows } = await succeed(
    server.call(account, 'stocktake.route', { stocktakeId, view: 'open', limit: 100 }),
  )
  for (const { locationId, location } of rows.filter((row) => row.lines >= least)) {
    const lines = await countedAt(server, stocktakeId, locationId, account)
    if (fits(lines)) return { stocktakeId, locationId, location, lines }
  }
  throw new Error('the demo data has no such shelf')
}

/** The lines of a shelf with what the books hold, as only who does not count may see it. */
export async function countedAt(
  server: TestServer,
  stocktakeId: string,
  locationId: string,
  account = 'clerk',
): Promise<Counted[]> {
  const { lines } = await shelf(server, account, stocktakeId, locationId)
  const books = await succeed(server.call('admin', 'stock.location', { locationId }))
  return lines.map((line) => {
    const rows = books.rows.filter(
      (row) =>
        row.itemId === line.itemId &&
        row.status === line.status &&
        (line.item.tracking === 'none' || row.lotId === line.lotId),
    )
    return { line, book: sum(rows.map(({ quantity = 0 }) => quantity)) }
  })
}

/** The link of a shelf, as a message would carry it. */
export const linkOf = ({ stocktakeId, locationId }: Pick<Shelf, 'stocktakeId' | 'locationId'>): string =>
  `packages/stocktake/count-location/index?id=${stocktakeId}&location=${encodeURIComponent(locationId)}`

/** Barcode on a unit of a line's item. */
export function codeOn({ item }: LineToCount, unit: string): string {
  const found = item.codes.find((code) => code.unit === unit && code.code !== item.code)
  if (!found) throw new Error(`${item.name} has no barcode on its ${unit}`)
  return found.code
}

/** A hand scanner that types: keys close together and Enter, wherever the focus is. */
export async function beep(phone: Phone, code: string): Promise<void> {
  await phone.page.evaluate((text) => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    for (const key of [...text, 'Enter']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
  }, code)
}

/** Opens a line's number pad, types into one unit after the other and confirms the sum. */
export async function typeCount(
  phone: Phone,
  line: LineToCount,
  parts: readonly (readonly [unit: string, digits: string])[],
): Promise<void> {
  await phone.tap(dom('pad', line))
  for (const [unit, digits] of parts) {
    await phone.tap(`#pad-unit-${unit}`)
    for (const digit of digits) await phone.tap(`#key-${digit}`)
  }
  await phone.tap('#pad-set')
  await phone.the('#pad-set').waitFor({ state: 'detached' })
}

/** The number on a line's card, as 12 个. */
export const numberOf = async (phone: Phone, line: LineToCount): Promise<string> =>
  (await phone.read(dom('count', line))).replace(/\s+/g, ' ')

/** Every count of a line on the server, the newest first. */
export const eventsOf = async (server: TestServer, lineId: string) =>
  (await succeed(server.call('admin', 'stocktake.line', { lineId: lineId.replace(/^\+/, '') }))).events

/** A picture from the album of the phone. */
export async function takePhoto(phone: Phone, button: string): Promise<void> {
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap(button)])
  const buffer = await phone.page.screenshot()
  await chooser.setFiles({ name: 'shelf.png', mimeType: 'image/png', buffer })
  await phone.the('.ui-photos__picture').waitFor()
}
