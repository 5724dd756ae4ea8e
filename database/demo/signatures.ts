import { deflateSync } from 'node:zlib'
import { Random } from './random'

const WIDTH = 360
const HEIGHT = 150
const INK = 24
const PAPER = 255

/** A name signed by hand, as a grey PNG: one bundle of strokes for each character; the same name looks the same. */
export function drawSignature(name: string): Buffer {
  const random = new Random([...name].reduce((seed, letter) => seed * 31 + (letter.codePointAt(0) ?? 0), 7))
  const pixels = Buffer.alloc(WIDTH * HEIGHT, PAPER)
  const box = Math.min(100, (WIDTH - 40) / [...name].length)
  ;[...name].forEach((_, index) => {
    const left = 20 + index * box
    const top = 22 + random.between(-8, 8)
    for (let stroke = random.int(5, 7); stroke > 0; stroke--) drawStroke(pixels, random, left, top, box)
  })
  return encode(pixels)
}

type Point = readonly [x: number, y: number]

/** A curve with a pen that presses harder in its middle. */
function drawStroke(pixels: Buffer, random: Random, left: number, top: number, box: number): void {
  const anywhere = (): Point => [left + random.between(0.05, 0.9) * box, top + random.between(0, 1) * box]
  const [start, middle, end] = [anywhere(), anywhere(), anywhere()]
  const press = random.between(1.4, 2.6)
  for (let step = 0; step <= 160; step++) {
    const t = step / 160
    const along = (axis: 0 | 1) =>
      (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * end[axis]
    drawDot(pixels, along(0), along(1), press * (0.55 + 0.45 * Math.sin(Math.PI * t)))
  }
}

function drawDot(pixels: Buffer, x: number, y: number, radius: number): void {
  for (let row = Math.floor(y - radius); row <= y + radius; row++) {
    for (let column = Math.floor(x - radius); column <= x + radius; column++) {
      if (row < 0 || row >= HEIGHT || column < 0 || column >= WIDTH) continue
      const cover = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(column - x, row - y)))
      const at = row * WIDTH + column
      pixels[at] = Math.min(pixels[at] ?? PAPER, Math.round(PAPER - cover * (PAPER - INK)))
    }
  }
}

const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Eight-bit grey, one unfiltered row after another (PNG specification, ISO/IEC 15948). */
function encode(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header[8] = 8
  const rows = Array.from({ length: HEIGHT }, (_, row) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(row * WIDTH, (row + 1) * WIDTH)]),
  )
  return Buffer.concat([
    HEAD,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

// `zlib.crc32` is younger than the oldest Node that we support.
function crc32(data: Buffer): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
