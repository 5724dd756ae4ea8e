import { readDays, readInteger, readPercent } from './read-number'

test.each([
  ['12', 12],
  [' 2 ', 2],
  ['1', null],
  ['99', null],
  ['2.5', null],
  ['', null],
])('whole number %j → %j', (typed, value) => expect(readInteger(typed, 2, 50)).toBe(value))

test.each([
  ['5', 5],
  ['2.5', 2.5],
  ['100', 100],
  ['101', null],
  ['2.55', null],
  ['x', null],
])('percentage %j → %j', (typed, value) => expect(readPercent(typed)).toBe(value))

test.each([
  ['3、1、0', [3, 1, 0]],
  ['0,1，3 1', [3, 1, 0]],
  ['', []],
  ['3、x', null],
  ['99', null],
])('days %j → %j', (typed, days) => expect(readDays(typed, 60)).toEqual(days))
