import { isPng } from './png'

const whole = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a whole picture is one, and bytes after its end do no harm', () => {
  expect(isPng(whole)).toBe(true)
  expect(isPng(Buffer.concat([whole, Buffer.from('more')]))).toBe(true)
})

test('only a head, any part of a picture, and other bytes are none', () => {
  for (let length = 0; length < whole.length; length++) expect(isPng(whole.subarray(0, length))).toBe(false)
  expect(isPng(Buffer.from('GIF89a'))).toBe(false)
  const withoutPixels = Buffer.concat([whole.subarray(0, 33), whole.subarray(-12)])
  expect(isPng(withoutPixels)).toBe(false)
})

test('a chunk that claims to be longer than the file', () => {
  const lying = Buffer.from(whole)
  lying.writeUInt32BE(0xffffffff, 8)
  expect(isPng(lying)).toBe(false)
})
