import { ean13CheckDigit, isEan13, normaliseCode } from './barcode'

test.each([
  ['4006381333931', true],
  ['6901234567892', true],
  ['2000000000008', true],
  ['4006381333932', false],
  ['400638133393', false],
  ['40063813339311', false],
  ['40063813339a1', false],
  ['', false],
])('%j as EAN-13: %p', (code, valid) => {
  expect(isEan13(code)).toBe(valid)
})

test('every single wrong digit is noticed', () => {
  const twelve = '690123456789'
  const code = twelve + String(ean13CheckDigit(twelve))
  for (let place = 0; place < 13; place++) {
    for (let digit = 0; digit < 10; digit++) {
      const wrong = code.slice(0, place) + String(digit) + code.slice(place + 1)
      expect(isEan13(wrong)).toBe(wrong === code)
    }
  }
})

test.each([
  ['blanks around and inside', ' 4006381 333931 ', '4006381333931'],
  ['full-width digits', '４００６３８１', '4006381'],
  ['the separator that scanners send', '\u001d0104006381333931\u001d', '0104006381333931'],
  ['line ends', '4006381333931\r\n', '4006381333931'],
  ['nothing to clean', 'WH-BG:A-01-02-03', 'WH-BG:A-01-02-03'],
])('cleans %s', (_name, scanned, code) => {
  expect(normaliseCode(scanned)).toBe(code)
})
