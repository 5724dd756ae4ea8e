export interface CurvePoint {
  /** Milliseconds. */
  at: number
  quantity: number
}

/** On hand after each movement, oldest first, counted back from what is there now; `movements` newest first. */
export function onHandCurve(
  onHand: number,
  movements: readonly { at: string; change: number }[],
  now: number,
): CurvePoint[] {
  const points: CurvePoint[] = [{ at: now, quantity: onHand }]
  let quantity = onHand
  for (const { at, change } of movements) {
    points.push({ at: Date.parse(at), quantity })
    quantity -= change
  }
  return points.reverse()
}

/** The curve as the path of an SVG of `width` × `height`: level between movements, from 0 at the bottom. */
export function curvePath(points: readonly CurvePoint[], width: number, height: number): string {
  const first = points[0]
  const last = points[points.length - 1]
  if (!first || !last) return ''
  const top = Math.max(1, ...points.map(({ quantity }) => quantity))
  const span = Math.max(1, last.at - first.at)
  const round = (value: number) => Math.round(value * 10) / 10
  const x = ({ at }: CurvePoint) => round(((at - first.at) / span) * width)
  const y = ({ quantity }: CurvePoint) => round(height - (quantity / top) * height)
  return points.reduce(
    (path, point, index) => path + (index === 0 ? `M${x(point)} ${y(point)}` : `H${x(point)}V${y(point)}`),
    '',
  )
}
