import { readDays, readInteger, readMoney, readPercent } from './read-number'

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

test.each([
  ['100', 10_000],
  ['0.5', 50],
  ['1.234', null],
  ['', null],
  ['100000001', null],
])('money %j → %j fen', (typed, fen) => expect(readMoney(typed)).toBe(fen))
