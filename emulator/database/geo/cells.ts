import { s2 } from 's2js'
import { toPoint } from './area'
import { type Geometry } from './geometry'
import { type Cap } from './relations'
import { samePlace, type Vector } from './sphere'

/** Cells of S2's grid from `low` to `high`, both included; a cell's number lies amid those of the cells inside it. */
export interface CellRange {
  low: bigint
  high: bigint
}

const ofDocument = new s2.RegionCoverer({ maxLevel: 24, maxCells: 8 })
const ofQuery = new s2.RegionCoverer({ maxLevel: 24, maxCells: 16 })
const finest = 30

/** The cells that an index keeps for a geometry: the smallest one for a point, a few that cover anything else. */
export function indexCells(geometry: Geometry): { cells: bigint[]; points: boolean } {
  const covered = regionsOf(geometry).flatMap((region) => [...ofDocument.covering(region)])
  const leaves = geometry.points.map(leafOf)
  return { cells: [...new Set([...leaves, ...covered])], points: covered.length === 0 }
}

/**
 * Where the cells of every geometry that meets the region are. An index of points alone needs no look at the cells
 * that enclose the region (`enclosing`).
 */
export function searchRanges(region: Geometry | Cap, enclosing: boolean): CellRange[] {
  const cells = [...covering(region)]
  const inside = cells.map((cell) => ({ low: s2.cellid.rangeMin(cell), high: s2.cellid.rangeMax(cell) }))
  const around = enclosing ? ancestorsOf(cells).map((cell) => ({ low: cell, high: cell })) : []
  return merged([...inside, ...around])
}

/** A little more than the region: what is near enough to be the same place may stand in the next cell. */
function covering(region: Geometry | Cap): s2.CellUnion {
  const regions =
    'center' in region
      ? [s2.Cap.fromCenterAngle(toPoint(region.center), Math.min(Math.PI, region.radius + 2 * samePlace))]
      : regionsOf(region)
  const points = 'center' in region ? [] : region.points.map(leafOf)
  const cells = s2.CellUnion.from([
    ...points,
    ...regions.flatMap((part) => [...ofQuery.covering(part)]),
  ]) as s2.CellUnion
  cells.normalize()
  if (!('center' in region)) cells.expandByRadius(2 * samePlace, 2)
  return cells
}

function regionsOf({ lines, areas }: Geometry): (s2.Polyline | s2.Polygon)[] {
  return [...lines.map((line) => new s2.Polyline(line.map(toPoint))), ...areas.map(({ polygon }) => polygon)]
}

const leafOf = (place: Vector): bigint => s2.cellid.fromPoint(toPoint(place))

function ancestorsOf(cells: bigint[]): bigint[] {
  const found = new Set<bigint>()
  for (const cell of cells) {
    for (let level = Math.min(finest, s2.cellid.level(cell)) - 1; level >= 0; level--) {
      const parent = s2.cellid.parent(cell, level)
      if (found.has(parent)) break
      found.add(parent)
    }
  }
  return [...found]
}

function merged(ranges: CellRange[]): CellRange[] {
  const sorted = ranges.sort((a, b) => (a.low < b.low ? -1 : a.low > b.low ? 1 : 0))
  const joined: CellRange[] = []
  for (const range of sorted) {
    const last = joined[joined.length - 1]
    // Numbers of the smallest cells are odd, so the next one is two further.
    if (last !== undefined && range.low <= last.high + 2n) {
      if (range.high > last.high) last.high = range.high
    } else joined.push({ ...range })
  }
  return joined
}
