import fc from 'fast-check'
import { Id } from '../schema/common'
import { assetId } from './asset-id'

const id = (item: string, serial: string) => {
  const result = assetId(item, serial)
  return result.ok ? result.data : result.code
}

test.each([
  ['PF4KA001', 'SB:PF4KA001'],
  ['TY/4000-11', 'SB:TY_2f4000-11'],
  ['a_b.c', 'SB:a_5fb_2ec'],
])('%s', (serial, expected) => {
  expect(id('SB', serial)).toBe(expected)
})

test.each([[''], [' '], ['a\u0000b'], ['x'.repeat(41)], ['号'.repeat(20)]])('%j is refused', (serial) =>
  expect(id('SB', serial)).toBe('SERIAL_INVALID'),
)

const serials = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((text) => text.trim())

test('different numbers never meet, and every id can be a link', () => {
  fc.assert(
    fc.property(serials, serials, (a, b) => {
      const [first, second] = [assetId('SB01', a), assetId('SB01', b)]
      if (!first.ok || !second.ok) return
      expect(Id.safeParse(first.data).success).toBe(true)
      expect(first.data === second.data).toBe(a === b)
    }),
  )
})
