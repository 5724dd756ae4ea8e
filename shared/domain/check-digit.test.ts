import fc from 'fast-check'
import { gs1CheckDigit, isBrokenGtin, mod37Hybrid36, mod37Radix2 } from './check-digit'

test('known codes', () => {
  expect(gs1CheckDigit('690123456789')).toBe('2')
  expect(gs1CheckDigit('9638507')).toBe('4')
  expect(gs1CheckDigit('A1')).toBeNull()
  // The example of ISO 7064, as ISBT 128 uses it for donation numbers.
  expect(mod37Radix2('G123498654321')).toBe('H')
  expect(mod37Radix2('g1')).toBeNull()
  // The example of ISO 7064 for the hybrid system.
  expect(mod37Hybrid36('A12425GABC1234002')).toBe('M')
  expect(mod37Hybrid36('笔')).toBeNull()
})

test('a GTIN with a wrong digit is noticed, other codes are left alone', () => {
  expect(isBrokenGtin('6901234567892')).toBe(false)
  expect(isBrokenGtin('6901234567893')).toBe(true)
  expect(isBrokenGtin('96385074')).toBe(false)
  expect(isBrokenGtin('96385075')).toBe(true)
  expect(isBrokenGtin('12345')).toBe(false)
  expect(isBrokenGtin('ABC-1234567890')).toBe(false)
})

const alphanumeric = fc.stringMatching(/^[0-9A-Z]{2,20}$/)

test('one wrong character or two swapped neighbours never go unnoticed (ISO 7064)', () => {
  for (const check of [mod37Radix2, mod37Hybrid36]) {
    fc.assert(
      fc.property(
        alphanumeric,
        fc.nat(),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        (text, at, other) => {
          const place = at % text.length
          const wrong = text.slice(0, place) + other + text.slice(place + 1)
          if (wrong !== text) expect(check(wrong)).not.toBe(check(text))
          const [a, b] = [text[place], text[place + 1]]
          if (!a || !b || a === b) return
          const swapped = text.slice(0, place) + b + a + text.slice(place + 2)
          // The hybrid system lets a few swaps of its last character pass with the check character unchanged.
          if (check === mod37Radix2) expect(check(swapped)).not.toBe(check(text))
        },
      ),
    )
  }
})
