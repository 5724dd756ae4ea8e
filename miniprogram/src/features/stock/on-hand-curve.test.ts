import { curvePath, onHandCurve } from './on-hand-curve'

const movements = [
  { at: '2026-11-20T00:00:00.000Z', change: -30 },
  { at: '2026-11-10T00:00:00.000Z', change: 100 },
]
const now = Date.parse('2026-11-21T00:00:00.000Z')

test('counts back from what is on hand now', () => {
  expect(onHandCurve(70, movements, now).map(({ quantity }) => quantity)).toEqual([100, 70, 70])
})

test('an item that never moved is one level', () => {
  expect(onHandCurve(5, [], now)).toEqual([{ at: now, quantity: 5 }])
})

test('draws steps from the left edge to the right, the highest at the top', () => {
  expect(curvePath(onHandCurve(70, movements, now), 110, 100)).toBe('M0 0H100V30H110V30')
})

test('draws nothing from nothing', () => {
  expect(curvePath([], 100, 20)).toBe('')
})
