import type { LotCorrection } from '../../../shared/schema/count-line'
import { bookOf, countGoods, type Found } from '../actions/counting'
import { linesOf, openStocktake, type Opening } from '../actions/opening-counts'
import type { Random } from '../random'
import type { World } from '../world'
import type { Step } from './step'

/** What lies on a shelf where the books say something else. */
export interface Oddity {
  /** So much more or less than the books. */
  change?: number
  damaged?: number
  correction?: LotCorrection
  note?: string
  /** So much of it lies at another shelf. */
  elsewhere?: { locationId: string; quantity: number }
}

export interface Counting {
  by: string
  /** Left out: all of them. */
  areaId?: number
  /** Which part of the walk, from 0 to 1. */
  from?: number
  to?: number
  /** Items that this person miscounts, and by how much. */
  misreads?: Readonly<Record<string, number>>
  /** Codes that nobody knows. */
  unknown?: readonly { locationId: string; code: string; quantity: number; note: string }[]
}

/** One stocktake as it is told: what the shelves really hold, and the steps of what happens. */
export class Telling {
  readonly steps: Step[] = []
  no = ''
  readonly #odd = new Map<string, Oddity>()
  readonly #placed = new Set<string>()

  constructor(
    readonly world: World,
    readonly random: Random,
    opening: Opening | (() => Opening),
    moment: number,
    /** By item; each is true of one of its lines. */
    readonly oddities: Readonly<Record<string, Oddity>> = {},
  ) {
    this.then(moment, () => {
      const what = typeof opening === 'function' ? opening() : opening
      this.no = openStocktake(world, what, random, moment)
    })
  }

  then(moment: number, run: (moment: number) => void): this {
    this.steps.push({ moment, run: () => run(moment) })
    return this
  }

  /** Somebody walks a part of the shelves and counts what lies there. */
  count(moment: number, { by, areaId, from = 0, to = 1, misreads = {}, unknown = [] }: Counting): this {
    return this.then(moment, () => {
      const lines = linesOf(this.world, this.no).filter(
        (line) => !line.found && (areaId === undefined || line.areaId === areaId),
      )
      const part = lines.slice(Math.round(from * lines.length), Math.round(to * lines.length))
      const misread = new Set<string>()
      const found = part.flatMap((line): Found[] => {
        const book = bookOf(this.world, line)
        const odd = this.#oddityOf(line._id, line.itemId, book)
        const wrong = misread.has(line.itemId) ? 0 : (misreads[line.itemId] ?? 0)
        misread.add(line.itemId)
        const { elsewhere, change = 0, ...rest } = odd
        const { locationId, itemId, lotId } = line
        const quantity = Math.max(0, book + change - (elsewhere?.quantity ?? 0) + wrong)
        const other = elsewhere && { ...elsewhere, target: { itemId, lotId }, note: '放在了别的货位' }
        return [{ locationId, target: { lineId: line._id }, quantity, ...rest }, ...(other ? [other] : [])]
      })
      const strange = unknown.map(({ code, ...each }) => ({ ...each, target: { code } }))
      const all = [...found, ...strange]
      if (all.length > 0) countGoods(this.world, { no: this.no, by, found: all }, this.random, moment)
    })
  }

  /** The oddity of a line: that of its item, if it is the first one that it fits. */
  #oddityOf(lineId: string, itemId: string, book: number): Oddity {
    const known = this.#odd.get(lineId)
    if (known) return known
    const odd = this.oddities[itemId]
    const most = Math.max(Math.abs(odd?.change ?? 0), odd?.damaged ?? 0, odd?.elsewhere?.quantity ?? 0)
    // A difference of as much as the books hold would want a photo.
    if (!odd || this.#placed.has(itemId) || book === 0 || book < 2 * most) return {}
    this.#placed.add(itemId)
    this.#odd.set(lineId, odd)
    return odd
  }
}
