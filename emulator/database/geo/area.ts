import { s2 } from 's2js'
import { InvalidGeometry } from './invalid-geometry'
import { arcsCross, type Vector } from './sphere'

/** One polygon: its first ring is the shell, the others are holes. Its boundary belongs to it. */
export interface Area {
  rings: Vector[][]
  polygon: s2.Polygon
}

/** S2's form of a direction. */
export const toPoint = ({ x, y, z }: Vector): s2.Point => new s2.Point(x, y, z)

/**
 * Makes a polygon of rings without their closing vertex. Of the two areas that a ring divides the sphere into, the
 * smaller is meant, unless `strictlyWound`. Throws `InvalidGeometry` for rings that cross and holes that lie outside.
 */
export function areaOf(rings: Vector[][], strictlyWound = false): Area {
  rings.forEach((ring) => refuseCrossings(ring))
  if (strictlyWound && rings.length > 1)
    throw new InvalidGeometry('an area with strict winding may have one ring only')
  const loops = rings.map((ring) => {
    const loop = new s2.Loop(ring.map(toPoint))
    if (!strictlyWound) loop.normalize()
    return loop
  })
  refuseOutsideHoles(rings, loops)
  return { rings, polygon: new s2.Polygon(loops) }
}

/** Whether the place lies in the area or on its boundary, which is as wide as S2's smallest cell (1 cm). */
export function areaHas({ polygon }: Area, place: Vector): boolean {
  const point = toPoint(place)
  return polygon.containsPoint(point) || polygon.intersectsCell(s2.Cell.fromPoint(point))
}

/** The arcs of a closed ring. */
export function arcsOf(ring: Vector[]): [Vector, Vector][] {
  return ring.map((from, i) => [from, ring[(i + 1) % ring.length] as Vector])
}

function refuseCrossings(ring: Vector[]): void {
  const arcs = arcsOf(ring)
  const names = new Set(ring.map(({ x, y, z }) => `${x} ${y} ${z}`))
  if (names.size < ring.length) throw new InvalidGeometry('Loop is not valid: it has duplicate vertices')
  for (let i = 0; i < arcs.length; i++) {
    const [a, b] = arcs[i] as [Vector, Vector]
    for (let j = i + 2; j < arcs.length; j++) {
      const [c, d] = arcs[j] as [Vector, Vector]
      if (arcsCross(a, b, c, d)) throw new InvalidGeometry(`Loop is not valid: edges ${i} and ${j} cross`)
    }
  }
}

function refuseOutsideHoles([shell, ...holes]: Vector[][], [outer, ...inner]: s2.Loop[]): void {
  if (shell === undefined || outer === undefined) return
  inner.forEach((loop, i) => {
    const hole = holes[i] as Vector[]
    const crosses = arcsOf(hole).some(([a, b]) => arcsOf(shell).some(([c, d]) => arcsCross(a, b, c, d)))
    if (crosses || !outer.contains(loop)) {
      throw new InvalidGeometry(
        'Secondary loops not contained by first exterior loop - secondary loops must be holes',
      )
    }
  })
}
