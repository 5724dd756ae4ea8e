import { canonical, sha256 } from '../../../cloudfunctions/runtime/seal'
import { countBatch, type ReadEvent } from '../../../shared/domain/stocktake/count-batch'
import { defaultSettings } from '../../../shared/schema/settings'
import type { CountLine, LotCorrection } from '../../../shared/schema/count-line'
import type { Random } from '../random'
import { instant } from '../working-time'
import { allowed, type World } from '../world'
import { locationById, stocktakeOf } from './opening-counts'

/** What a counter found: of a line, of goods where the books have none, or of a code that says nothing. */
export interface Found {
  locationId: string
  target: ReadEvent['target']
  quantity: number
  damaged?: number
  correction?: LotCorrection
  note?: string
}

/** Seconds from one shelf to the next. */
const PACE = 6

/** One person counts, and sends what was counted together. */
export function countGoods(
  world: World,
  { no, by, found }: { no: string; by: string; found: readonly Found[] },
  random: Random,
  moment: number,
): void {
  const at = instant(moment)
  const person = world.person(by)
  const stocktake = stocktakeOf(world, no)
  const lines = [...world.countLines.values()].filter((line) => line.stocktakeId === no)
  const stockIn = world.stockIn(stocktake.warehouseId)
  const events = found.map((each, index): ReadEvent => {
    const counted = moment - (found.length - index) * PACE * 1_000
    const { target } = each
    const itemId =
      'lineId' in target
        ? world.countLines.get(target.lineId)?.itemId
        : 'itemId' in target
          ? target.itemId
          : undefined
    const position = itemId === undefined ? undefined : stockIn(itemId)?.version
    return {
      ...each,
      eventId: random.uuid(),
      ...(position === undefined ? {} : { position }),
      startedAt: instant(Math.max(Date.parse(stocktake.createdAt), counted - PACE * 1_000)),
      countedAt: instant(Math.max(Date.parse(stocktake.createdAt), counted)),
      receivedAt: at,
      photos: [],
      digest: sha256(canonical(each)),
      by: { id: person._id, name: person.name },
    }
  })
  const state = {
    stocktake,
    warehouseName: stocktake.warehouseName,
    rules: { double: stocktake.double, photo: defaultSettings.stocktake.photo },
    location: (id: string) => locationById.get(id),
    item: (id: string) => world.item(id).item,
    stock: stockIn,
    lines,
    finds: [],
    entries: [],
  }
  const batch = allowed(countBatch(state, events, person, at))
  const refused = batch.results.find(({ outcome }) => outcome === 'refused')
  if (refused) throw new Error(`demo data: ${refused.code} ${refused.message}`)
  for (const { after } of batch.lines) world.countLines.set(after._id, after)
  world.countFinds.push(...batch.finds)
  const places = [...new Set(batch.recorded.map(({ location }) => location))]
  const where = places.slice(0, 3).join('、') + (places.length > 3 ? ` 等 ${places.length} 个库位` : '')
  world.record(
    {
      operation: 'stocktake.count',
      actor: person,
      at,
      input: { stocktakeId: no, events: events.map(({ eventId }) => eventId) },
      summary: `盘点 ${where} ${batch.recorded.length} 行，盘点单 ${no}`,
      warehouseId: stocktake.warehouseId,
      document: { type: 'stocktake', id: no },
      postings: [],
      changes: batch.recorded.map(({ id, event }) => ({
        path: id,
        after: { quantity: event.quantity, countedAt: event.countedAt },
      })),
    },
    random,
  )
}

/** What the books hold in a line's row now. */
export const bookOf = (world: World, line: CountLine): number =>
  world
    .stockIn(line.warehouseId)(line.itemId)
    ?.lots.find(
      (lot) => lot.lotId === line.lotId && lot.locationId === line.locationId && lot.status === line.status,
    )?.quantity ?? 0
