import { areaHas, arcsOf, type Area } from './area'
import { type Geometry } from './geometry'
import {
  angleBetween,
  angleToArc,
  arcsCross,
  crossingOf,
  earthRadius,
  middle,
  opposite,
  samePlace,
  type Vector,
} from './sphere'

/** All places within an angle (radians) of a centre. */
export interface Cap {
  center: Vector
  radius: number
}

type Arc = [Vector, Vector]

/** Whether the geometries have a place in common, boundaries included; areas that only touch have none, as in S2. */
export function intersects(a: Geometry, b: Geometry): boolean {
  return (
    a.points.some((point) => touches(b, point)) ||
    b.points.some((point) => touches(a, point)) ||
    a.lines.some((line) => meets(line, b)) ||
    b.areas.some((area) => a.lines.some((line) => lineMeetsArea(line, area))) ||
    a.areas.some(
      (area) =>
        b.lines.some((line) => lineMeetsArea(line, area)) ||
        b.areas.some((other) => area.polygon.intersects(other.polygon)),
    )
  )
}

/** Whether the geometry lies wholly in the region; of several areas, one must hold each part. */
export function isWithin(geometry: Geometry, region: Geometry | Cap): boolean {
  if ('center' in region) return isWithinCap(geometry, region)
  const inOne = (holds: (area: Area) => boolean) => region.areas.some(holds)
  return (
    geometry.points.every((point) => inOne((area) => areaHas(area, point))) &&
    geometry.lines.every((line) => inOne((area) => lineIsWithin(line, area))) &&
    geometry.areas.every((inner) => inOne((area) => area.polygon.contains(inner.polygon)))
  )
}

/** The shortest distance between two geometries on the sphere, in metres; 0 when they meet. */
export function distanceMetres(a: Geometry, b: Geometry): number {
  return angleApart(a, b) * earthRadius
}

function angleApart(a: Geometry, b: Geometry): number {
  const [point] = a.points
  const [other] = b.points
  if (isSolePoint(a) && isSolePoint(b)) return angleBetween(point as Vector, other as Vector)
  if (intersects(a, b)) return 0
  let least = Infinity
  for (const [from, to] of [
    [verticesOf(a), b],
    [verticesOf(b), a],
  ] as const) {
    for (const vertex of from) {
      for (const place of to.points) least = Math.min(least, angleBetween(vertex, place))
      for (const [c, d] of edgesOf(to)) least = Math.min(least, angleToArc(vertex, c, d))
    }
  }
  return least
}

const isSolePoint = ({ points, lines, areas }: Geometry) =>
  points.length === 1 && lines.length === 0 && areas.length === 0

function isWithinCap(geometry: Geometry, { center, radius }: Cap): boolean {
  const reach = radius + samePlace
  if (reach >= Math.PI) return true
  const inside = (place: Vector) => angleBetween(center, place) <= reach
  if (!verticesOf(geometry).every(inside)) return false
  // Arcs between two places of a cap stay in it unless it is larger than a hemisphere: what is outside is a cap too.
  const far = opposite(center)
  const hole = Math.PI - reach
  if (geometry.areas.some((area) => areaHas(area, far))) return false
  return radius < Math.PI / 2 || edgesOf(geometry).every(([a, b]) => angleToArc(far, a, b) >= hole)
}

function touches(geometry: Geometry, place: Vector): boolean {
  return (
    geometry.points.some((point) => angleBetween(point, place) < samePlace) ||
    geometry.lines.some((line) => pairsOf(line).some(([a, b]) => angleToArc(place, a, b) < samePlace)) ||
    geometry.areas.some((area) => areaHas(area, place))
  )
}

function meets(line: Vector[], { lines }: Geometry): boolean {
  return lines.some((other) =>
    pairsOf(line).some((arc) => pairsOf(other).some((edge) => arcsMeet(arc, edge))),
  )
}

function lineMeetsArea(line: Vector[], area: Area): boolean {
  return (
    line.some((vertex) => areaHas(area, vertex)) ||
    area.rings.some((ring) => pairsOf(line).some((arc) => arcsOf(ring).some((edge) => arcsMeet(arc, edge))))
  )
}

function arcsMeet([a, b]: Arc, [c, d]: Arc): boolean {
  return (
    arcsCross(a, b, c, d) ||
    angleToArc(a, c, d) < samePlace ||
    angleToArc(b, c, d) < samePlace ||
    angleToArc(c, a, b) < samePlace ||
    angleToArc(d, a, b) < samePlace
  )
}

/** A line lies in an area when all its pieces between the places where it meets the rings do. */
function lineIsWithin(line: Vector[], area: Area): boolean {
  return pairsOf(line).every(([a, b]) => {
    const stops = [a, b]
    for (const ring of area.rings) {
      for (const [c, d] of arcsOf(ring)) {
        if (arcsCross(a, b, c, d)) stops.push(crossingOf(a, b, c, d))
        for (const vertex of [c, d]) if (angleToArc(vertex, a, b) < samePlace) stops.push(vertex)
      }
    }
    stops.sort((p, q) => angleBetween(a, p) - angleBetween(a, q))
    return stops.every((stop, i) => {
      const next = stops[i + 1]
      const apart = next !== undefined && angleBetween(stop, next) > samePlace
      return areaHas(area, stop) && (!apart || areaHas(area, middle(stop, next)))
    })
  })
}

const pairsOf = (line: Vector[]): Arc[] => line.slice(1).map((to, i) => [line[i] as Vector, to])

function verticesOf({ points, lines, areas }: Geometry): Vector[] {
  return [...points, ...lines.flat(), ...areas.flatMap(({ rings }) => rings.flat())]
}

function edgesOf({ lines, areas }: Geometry): Arc[] {
  return [...lines.flatMap(pairsOf), ...areas.flatMap(({ rings }) => rings.flatMap(arcsOf))]
}
