export interface Point {
  x: number
  y: number
}
export type Stroke = Point[]

/** The calls of a 2D canvas context that drawing needs; WeChat's and the browser's both have them. */
export interface Pen {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: unknown
  lineJoin: unknown
  fillRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void
  stroke(): void
}

/** Black on white, whatever the phone's mode: the picture is printed and kept. */
export function drawStrokes(pen: Pen, strokes: Stroke[], width: number, height: number): void {
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.strokeStyle = '#101828'
  pen.lineWidth = 3
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  strokes.forEach((stroke) => drawStroke(pen, stroke))
}

/** A smooth line through the middles between the points; a tap is a dot. */
function drawStroke(pen: Pen, stroke: Stroke): void {
  const [first] = stroke
  if (!first) return
  pen.beginPath()
  pen.moveTo(first.x, first.y)
  for (let i = 1; i < stroke.length - 1; i++) {
    const point = stroke[i]!
    const next = stroke[i + 1]!
    pen.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2)
  }
  const last = stroke[stroke.length - 1]!
  pen.lineTo(last.x + (stroke.length === 1 ? 0.1 : 0), last.y)
  pen.stroke()
}

/** Long enough to be a name and not a slip of the finger: at least 60 px of line in all. */
export function isSigned(strokes: Stroke[]): boolean {
  const length = strokes.reduce((total, stroke) => total + lengthOf(stroke), 0)
  return length >= 60
}

const lengthOf = (stroke: Stroke): number =>
  stroke
    .slice(1)
    .reduce((total, point, i) => total + Math.hypot(point.x - stroke[i]!.x, point.y - stroke[i]!.y), 0)
