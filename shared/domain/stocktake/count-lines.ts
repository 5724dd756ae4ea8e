import { ok, reject, type Result } from '../../errors'
import type { CountEvent, CountLine } from '../../schema/count-line'
import type { Location } from '../../schema/masterdata'
import type { Lot } from '../../schema/stock'
import type { CountedBatch, CountState } from './count-batch'
import { factsOf, newLine, rowOfTarget, type ItemTarget } from './count-target'
import { inOrderOfIssue, lineOfPile, looksLike } from './pile'

/** The lines of a stocktake during one batch of counts: found by id, by pile or by goods, made where there is none. */
export class CountLines {
  readonly #before: ReadonlyMap<string, CountLine>
  readonly #lines: Map<string, CountLine>
  readonly #changed = new Set<string>()

  constructor(
    private readonly state: CountState,
    private readonly now: string,
  ) {
    this.#before = new Map(state.lines.map((line) => [line._id, line]))
    this.#lines = new Map(this.#before)
  }

  has(id: string): boolean {
    return this.#lines.has(id)
  }

  put(line: CountLine): void {
    this.#lines.set(line._id, line)
    this.#changed.add(line._id)
  }

  changes(): CountedBatch['lines'] {
    return [...this.#changed].flatMap((id) => {
      const after = this.#lines.get(id)
      return after ? [{ before: this.#before.get(id), after }] : []
    })
  }

  /** Whether a batch that changed something already would change too many lines with these. */
  wouldBeMoreThan(most: number, rows: readonly { line: CountLine }[]): boolean {
    const more = rows.filter(({ line }) => !this.#changed.has(line._id)).length
    return this.#changed.size > 0 && this.#changed.size + more > most
  }

  /** Lines that have a count of this id, of this stocktake or of another one. */
  withEvent(eventId: string): { line: CountLine; event: CountEvent }[] {
    return [...this.#lines.values()].flatMap((line) => {
      const event = line.events.find((other) => other.eventId === eventId)
      return event ? [{ line, event }] : []
    })
  }

  /** Code of another place where the same numbered piece was counted. */
  pieceElsewhere({ _id, lotId, item, stocktakeId }: CountLine): string | undefined {
    if (item.tracking !== 'serial') return undefined
    const others = [...this.#lines.values()].filter(
      (line) => line.lotId === lotId && line._id !== _id && line.stocktakeId === stocktakeId,
    )
    return others.find(({ result, events }) => (result?.counted ?? events.at(-1)?.quantity ?? 0) > 0)
      ?.location
  }

  /** The line of an id, or all lines of its pile. Rejects NOT_FOUND, and INVALID_INPUT when it is of another location. */
  named(id: string, location: Location): Result<CountLine[]> {
    const pile = lineOfPile(id)
    const line = this.#lines.get(pile ?? id)
    if (!line || line.stocktakeId !== this.state.stocktake._id)
      return reject('NOT_FOUND', { what: '盘点单里的这一行' })
    if (line.locationId !== location._id) {
      const problem = `这一行在库位 ${line.location}，和扫的库位 ${location.code} 不符`
      return reject('INVALID_INPUT', { problem })
    }
    return ok(pile === undefined ? [line] : this.#pileOf(line, location))
  }

  /** The lines of goods that were named by item: those that are there, or a new one. Rejects as `rowOfTarget`, and NOT_FOUND. */
  ofGoods(target: ItemTarget, location: Location, areaId: number): Result<CountLine[]> {
    const item = this.state.item(target.itemId)
    if (!item) return reject('NOT_FOUND', { what: '这种物资' })
    const stock = this.state.stock(item._id)
    const lines = this.#at(item._id, location._id)
    const row = rowOfTarget(target, { item, stock, lines, location })
    if (!row.ok) return row
    const fresh = newLine(row.data, item, stock, this.#place(location, areaId), this.now)
    const line = this.#lines.get(fresh._id) ?? fresh
    return ok(target.lotId || item.tracking === 'serial' ? [line] : this.#pileOf(line, location))
  }

  /** A line with all that looks like it at its place: other lines, and rows that came after the lines were made. */
  #pileOf(line: CountLine, location: Location): CountLine[] {
    const stock = this.state.stock(line.itemId)
    const item = this.state.item(line.itemId)
    const alike = this.#at(line.itemId, location._id).filter((other) => looksLike(line, other))
    const lines = alike.some(({ _id }) => _id === line._id) ? alike : [...alike, line]
    const has = (lot: Lot) => lines.some(({ lotId, status }) => lotId === lot.lotId && status === lot.status)
    const late = (stock?.lots ?? []).filter((lot) => looksLike(line, lot) && !has(lot))
    const place = this.#place(location, line.areaId)
    const added = item ? late.map((lot) => newLine(factsOf(lot), item, stock, place, this.now)) : []
    return inOrderOfIssue([...lines, ...added], stock, stock?.item.policy ?? item?.policy ?? 'fifo')
  }

  #at(itemId: string, locationId: string): CountLine[] {
    const { _id } = this.state.stocktake
    return [...this.#lines.values()].filter(
      (line) => line.stocktakeId === _id && line.itemId === itemId && line.locationId === locationId,
    )
  }

  #place(location: Location, areaId: number) {
    const { _id: stocktakeId, warehouseId } = this.state.stocktake
    return { stocktakeId, warehouseId, areaId, location }
  }
}
