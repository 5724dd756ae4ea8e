import { isJpeg } from './jpeg'

/** The smallest picture that a camera could have made: start, frame, scan, one byte of data, end. */
const picture = Buffer.from(
  'ffd8' + 'ffc0000b080001000101011100' + 'ffda0008010100003f00' + '7f' + 'ffd9',
  'hex',
)

test.each([
  ['a whole picture', picture, true],
  ['cut off at the end', picture.subarray(0, picture.length - 2), false],
  ['without its frame', Buffer.concat([picture.subarray(0, 2), picture.subarray(15)]), false],
  ['only start and end', Buffer.from('ffd8ffd9', 'hex'), false],
  ['a segment that is none', Buffer.from('ffd80000000bffd9', 'hex'), false],
  ['words', Buffer.from('a picture, believe me'), false],
  ['nothing', Buffer.alloc(0), false],
])('%s', (_name, bytes, expected) => {
  expect(isJpeg(bytes)).toBe(expected)
})
