import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { readFormUpload } from './form-upload'

const form = (parts: string[]) => Buffer.from(parts.join('\r\n'), 'latin1')

/** The body in pieces of the given lengths, over and over. */
function* cut(body: Buffer, lengths: number[]): Generator<Buffer> {
  for (let at = 0, i = 0; at < body.length; i++) {
    const length = lengths[i % lengths.length] as number
    yield body.subarray(at, at + length)
    at += length
  }
}

const upload = (body: Buffer, lengths = [body.length]) =>
  readFormUpload(
    Object.assign(Readable.from(cut(body, lengths)), {
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    }),
  )

/** Bytes that look much like the boundary `\r\n--b`. */
const content = fc.string({ unit: fc.constantFrom('\r', '\n', '-', 'b', 'x'), maxLength: 60 })
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

test('keeps every byte, wherever the pieces of it are cut', async () => {
  await fc.assert(
    fc.asyncProperty(content, lengths, async (text, cuts) => {
      fc.pre(!`\r\n${text}`.includes('\r\n--b'))
      const body = form([
        ...['--b', 'Content-Disposition: form-data; name="Signature"', '', 'signed'],
        ...['--b', 'Content-Disposition: form-data; name="file"; filename="a"', '', text, '--b--', ''],
      ])
      const { fields, file } = await upload(body, cuts)
      expect(fields).toEqual({ signature: 'signed' })
      expect((await buffer(file as Readable)).toString('latin1')).toBe(text)
    }),
    { numRuns: 300 },
  )
})

test('a form without a file has none', async () => {
  const { fields, file } = await upload(
    form(['--b', 'Content-Disposition: form-data; name="Key"', '', 'a', '--b--', '']),
  )
  expect([fields, file]).toEqual([{ key: 'a' }, undefined])
})

test.each([
  ['is no form', ''],
  ['ends in its head', '--b\r\nContent-Disposition: form-data; name="file"'],
  ['has a field without end', `--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'x'.repeat(70_000)}`],
])('what %s is refused', async (_, body) => {
  await expect(upload(Buffer.from(body), [1_000])).rejects.toMatchObject({ code: 'INVALID_PARAM' })
})

test('a file that breaks off is refused', async () => {
  const { file } = await upload(form(['--b', 'Content-Disposition: form-data; name="file"', '', 'half']))
  await expect(buffer(file as Readable)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
})
