import type { CountLine, CountResult } from '../../schema/count-line'

/** A line whose count differs from the books, as far as posting needs it. */
export type PostLine = Pick<
  CountLine,
  | '_id'
  | 'locationId'
  | 'location'
  | 'sequence'
  | 'itemId'
  | 'item'
  | 'lotId'
  | 'lotNo'
  | 'serialNo'
  | 'productionDate'
  | 'expiryDate'
  | 'status'
  | 'found'
  | 'unitFen'
> & { result: CountResult }

/** Goods missing at one line and found at another: they were in the wrong place, not lost. */
export interface PlannedMove {
  from: PostLine
  to: PostLine
  quantity: number
}

/** What lines come to once misplaced goods are moved: `surplus` and `loss` by line, in the item's smallest step. */
export interface PostingPlan {
  moves: PlannedMove[]
  surplus: ReadonlyMap<PostLine, number>
  loss: ReadonlyMap<PostLine, number>
}

/** Lines that one transaction can hold beside their stock document; a piece needs a document of its own too. */
export const MOST_LINES = 80
export const MOST_PIECES = 40

/**
 * An item's lines in blocks that are posted whole: what may be paired stays together, as far as a transaction holds it.
 * Depends on nothing but the lines, which nobody changes any more, so that a step planned again makes the same blocks.
 */
export function blocksOf(lines: readonly PostLine[]): PostLine[][] {
  const groups = new Map<string, PostLine[]>()
  for (const line of [...lines].sort(byWalk)) {
    const key = line.item.tracking === 'serial' ? line.lotId : (line.lotNo ?? '')
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  const blocks: PostLine[][] = []
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key) ?? []
    const most = group[0]?.item.tracking === 'serial' ? MOST_PIECES : MOST_LINES
    for (let from = 0; from < group.length; from += most) {
      const part = group.slice(from, from + most)
      const last = blocks.at(-1)
      if (last && last.length + part.length <= most) last.push(...part)
      else blocks.push(part)
    }
  }
  return blocks
}

/**
 * Pairs what is missing with what is too much: the same lot first, then goods whose labels say the same; each time within
 * a location before the nearest other one. What is left is surplus and loss.
 */
export function planLines(lines: readonly PostLine[]): PostingPlan {
  const open = new Map(lines.map((line) => [line, line.result.variance]))
  const moves: PlannedMove[] = []
  const missing = lines.filter((line) => line.result.variance < 0).sort(byWalk)
  const found = lines.filter((line) => line.result.variance > 0).sort(byWalk)
  for (const alike of [sameLot, sameLabel]) {
    for (const from of missing) {
      for (const to of found.filter((line) => alike(from, line)).sort(nearest(from))) {
        const quantity = Math.min(-(open.get(from) ?? 0), open.get(to) ?? 0)
        if (quantity <= 0) continue
        moves.push({ from, to, quantity })
        open.set(from, (open.get(from) ?? 0) + quantity)
        open.set(to, (open.get(to) ?? 0) - quantity)
      }
    }
  }
  const rest = (of: readonly PostLine[]) =>
    new Map(of.map((line) => [line, Math.abs(open.get(line) ?? 0)] as const).filter(([, left]) => left > 0))
  return { moves, surplus: rest(found), loss: rest(missing) }
}

const sameLot = (from: PostLine, to: PostLine): boolean => from.lotId === to.lotId

/**
 * Nobody can tell the goods of two lots apart whose labels say the same. A label that was corrected is no proof, and goods
 * of an item that is kept by lot must have a number to be known by. What a counter found may lack dates.
 */
function sameLabel(from: PostLine, to: PostLine): boolean {
  const { tracking } = from.item
  if (tracking === 'serial' || from.result.correction || to.result.correction) return false
  if (tracking === 'lot' && !from.lotNo) return false
  const dates = (a: string | undefined, b: string | undefined) => a === b || (to.found && b === undefined)
  return (
    from.lotNo === to.lotNo &&
    dates(from.productionDate, to.productionDate) &&
    dates(from.expiryDate, to.expiryDate)
  )
}

const nearest =
  (from: PostLine) =>
  (a: PostLine, b: PostLine): number =>
    distance(from, a) - distance(from, b) || byWalk(a, b)

/** 0 at the same location, else one more than the steps of the walk between them. */
const distance = (a: PostLine, b: PostLine): number =>
  a.locationId === b.locationId ? 0 : 1 + Math.abs(a.sequence - b.sequence)

const byWalk = (a: PostLine, b: PostLine): number =>
  a.sequence - b.sequence || (a._id < b._id ? -1 : a._id > b._id ? 1 : 0)
