/** A direction from the centre of the sphere, of length 1. */
export interface Vector {
  x: number
  y: number
  z: number
}

/** MongoDB's radius of the earth, in metres. */
export const earthRadius = 6_378_100

/** Two places nearer than this (radians, about 6 mm) are one place: MongoDB compares S2's smallest cells, 1 cm wide. */
export const samePlace = 1e-9

/** The direction of a place given in degrees. */
export function vectorOf(longitude: number, latitude: number): Vector {
  const [theta, phi] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180]
  const cos = Math.cos(phi)
  return { x: cos * Math.cos(theta), y: cos * Math.sin(theta), z: Math.sin(phi) }
}

/** The angle between two directions, in radians; exact for small angles too. */
export function angleBetween(a: Vector, b: Vector): number {
  return Math.atan2(length(cross(a, b)), dot(a, b))
}

/** The angle from a direction to the nearest point of the arc from `a` to `b`. */
export function angleToArc(p: Vector, a: Vector, b: Vector): number {
  const normal = cross(a, b)
  const size = length(normal)
  if (size > 0 && dot(cross(normal, a), p) > 0 && dot(cross(b, normal), p) > 0) {
    return Math.abs(Math.asin(clamp(dot(p, normal) / size)))
  }
  return Math.min(angleBetween(p, a), angleBetween(p, b))
}

/** Whether the inner parts of two arcs cross; a touch at an end is none. */
export function arcsCross(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  // Rounding would let arcs that share an end cross there.
  if (same(a, c) || same(a, d) || same(b, c) || same(b, d)) return false
  const ab = cross(a, b)
  const acb = -dot(ab, c)
  const bda = dot(ab, d)
  if (acb * bda <= 0) return false
  const cd = cross(c, d)
  const cbd = -dot(cd, b)
  const dac = dot(cd, a)
  return acb * cbd > 0 && acb * dac > 0
}

/** Where the inner parts of two arcs cross, for arcs that do. */
export function crossingOf(a: Vector, b: Vector, c: Vector, d: Vector): Vector {
  const point = unit(cross(cross(a, b), cross(c, d)))
  return dot(point, add(a, b)) < 0 ? scaled(point, -1) : point
}

/** The middle of the arc between two directions that are not opposite. */
export function middle(a: Vector, b: Vector): Vector {
  return unit(add(a, b))
}

export const opposite = (a: Vector): Vector => scaled(a, -1)

function cross(a: Vector, b: Vector): Vector {
  return { x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x }
}

const same = (a: Vector, b: Vector) => a.x === b.x && a.y === b.y && a.z === b.z
const dot = (a: Vector, b: Vector) => a.x * b.x + a.y * b.y + a.z * b.z
const length = (a: Vector) => Math.sqrt(dot(a, a))
const add = (a: Vector, b: Vector): Vector => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z })
const scaled = (a: Vector, by: number): Vector => ({ x: a.x * by, y: a.y * by, z: a.z * by })
const unit = (a: Vector) => scaled(a, 1 / length(a))
const clamp = (value: number) => Math.max(-1, Math.min(1, value))
