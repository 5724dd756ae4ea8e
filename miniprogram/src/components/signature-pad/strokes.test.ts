import { drawStrokes, isSigned, type Pen, type Stroke } from './strokes'

const line = (length: number): Stroke => [
  { x: 10, y: 10 },
  { x: 10 + length / 2, y: 10 },
  { x: 10 + length, y: 10 },
]

test.each([
  ['nothing', [], false],
  ['a tap', [[{ x: 1, y: 1 }]], false],
  ['a slip', [line(20)], false],
  ['several short strokes', [line(25), line(25), line(25)], true],
  ['one long stroke', [line(80)], true],
] as const)('%s is a signature: %s', (_name, strokes, signed) => {
  expect(isSigned(strokes.map((stroke) => [...stroke]))).toBe(signed)
})

/** A pen that writes down what it is told. */
function recordingPen() {
  const calls: [string, ...unknown[]][] = []
  const pen = new Proxy({} as Pen, {
    get:
      (_pen, name: string) =>
      (...values: unknown[]) =>
        calls.push([name, ...values]),
    set: (_pen, name: string, value) => calls.push([name, value]) > 0,
  })
  return { pen, calls }
}

test('the paper is white and covers everything before the ink', () => {
  const { pen, calls } = recordingPen()
  drawStrokes(pen, [line(30)], 300, 200)
  expect(calls.slice(0, 2)).toEqual([
    ['fillStyle', '#ffffff'],
    ['fillRect', 0, 0, 300, 200],
  ])
})

test('a stroke begins and ends where the finger did; a tap leaves a dot', () => {
  const { pen, calls } = recordingPen()
  drawStrokes(pen, [line(30), [{ x: 5, y: 6 }]], 300, 200)
  expect(calls.filter(([name]) => name === 'moveTo')).toEqual([
    ['moveTo', 10, 10],
    ['moveTo', 5, 6],
  ])
  const ends = calls.filter(([name]) => name === 'lineTo')
  expect(ends[0]).toEqual(['lineTo', 40, 10])
  expect(ends[1]![1]).toBeGreaterThan(5)
})
