import { nextCode } from './words'

test.each([
  ['after the largest', ['GYS001', 'GYS010', 'GYS003'], 'GYS011'],
  ['the first one', [], 'GYS001'],
  ['codes of another form do not count', ['XYZ', 'GYS-1', 'GYS002'], 'GYS003'],
  ['past the digits', ['GYS999'], 'GYS1000'],
])('proposes %s', (_name, codes, expected) => {
  expect(nextCode(codes, 'GYS', 'GYS001')).toBe(expected)
})
