import type { Location } from '../schema/masterdata'
import { placeText, proposeLocations, type PlaceRequest } from './propose-location'

const place = (code: string, pickSequence: number, more: Partial<Location> = {}): Location => ({
  _id: `W1:${code}`,
  warehouseId: 'W1',
  code,
  zone: code.slice(0, 1),
  zoneKind: 'qualified',
  pickSequence,
  status: 'active',
  ...more,
})
const lots = (count: number, ...categoryIds: string[]) => ({ lots: count, categoryIds })

const propose = (locations: Location[], more: Partial<PlaceRequest> = {}) =>
  proposeLocations({
    zone: 'qualified',
    categoryId: 'C1',
    lots: 1,
    held: new Map(),
    occupied: new Map(),
    locations,
    ...more,
  }).map(({ location, reason }) => `${location.code} ${reason}`)

test('to the same item first, the nearest of them', () => {
  const places = [place('A1', 10), place('A2', 20), place('A3', 30)]
  const held = new Map([
    ['W1:A3', 4],
    ['W1:A2', 1],
  ])
  const occupied = new Map([
    ['W1:A2', lots(1)],
    ['W1:A3', lots(1)],
  ])
  expect(propose(places, { held, occupied })).toEqual(['A2 sameItem', 'A3 sameItem', 'A1 empty'])
})

test('a full place of the same item is passed by, for the empty one nearest to it', () => {
  const places = [place('A1', 10), place('B1', 100, { capacity: 2 }), place('B2', 110), place('B3', 120)]
  const held = new Map([['W1:B1', 9]])
  const occupied = new Map([
    ['W1:B1', lots(2)],
    ['W1:B2', lots(1)],
  ])
  expect(propose(places, { held, occupied })).toEqual(['B3 empty', 'A1 empty', 'B2 room'])
})

test('as many lots as there are pieces must fit', () => {
  const places = [place('A1', 10, { capacity: 3 }), place('A2', 20, { capacity: 9 })]
  expect(propose(places, { lots: 4 })).toEqual(['A2 empty'])
  expect(propose(places, { lots: 10 })).toEqual([])
})

test('what is new goes to where its kind lies, then to the entrance', () => {
  const places = [place('A1', 10), place('B1', 100), place('B2', 110)]
  const occupied = new Map([['W1:B1', lots(1, 'C1')]])
  expect(propose(places, { occupied })).toEqual(['B2 empty', 'A1 empty', 'B1 room'])
  expect(propose(places)).toEqual(['A1 empty', 'B1 empty', 'B2 empty'])
})

test('only places of the wanted zone that are open', () => {
  const places = [
    place('A1', 10),
    place('D1', 500, { zoneKind: 'inspection' }),
    place('D2', 510, { zoneKind: 'inspection', status: 'disabled' }),
  ]
  expect(propose(places, { zone: 'inspection' })).toEqual(['D1 empty'])
  expect(propose(places, { zone: 'rejected' })).toEqual([])
})

test('the reason in words', () => {
  const item = { unit: 'L', scale: 2 }
  expect(placeText({ reason: 'sameItem', held: 1250, free: 3 }, item)).toBe(
    '已有这种物资 12.5 L，还能放 3 批',
  )
  expect(placeText({ reason: 'sameItem', held: null, free: 3 }, item)).toBe('已有这种物资，还能放 3 批')
  expect(placeText({ reason: 'empty', held: 0, near: 'item' }, item)).toBe('空库位，离同种物资最近')
  expect(placeText({ reason: 'room', held: 0, near: 'category', free: 1 }, item)).toBe(
    '和其他物资同放，同类物资在这个库区，还能放 1 批',
  )
})
