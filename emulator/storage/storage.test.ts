import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import fc from 'fast-check'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

let test$: Client
beforeAll(async () => {
  test$ = await startTestEmulator(tcb)
})
afterAll(() => test$.close())

const upload = (cloudPath: string, content: string | Buffer) =>
  test$.app.uploadFile({ cloudPath, fileContent: Buffer.from(content) as never })
const linkTo = async (fileID: string, maxAge = 600) => {
  const { fileList } = await test$.app.getTempFileURL({ fileList: [{ fileID, maxAge }] })
  return fileList[0] as { code: string; tempFileURL: string }
}

describe('files', () => {
  test('are uploaded, linked, downloaded and deleted with the SDK', async () => {
    const bytes = Buffer.from(Array.from({ length: 3_000 }, (_, i) => i % 256))
    const { fileID } = await upload('receipts/2026/签名 1.png', bytes)
    expect(fileID).toBe('cloud://local.local-local/receipts/2026/签名 1.png')
    const { fileContent } = await test$.app.downloadFile({ fileID })
    expect(Buffer.compare(fileContent as Buffer, bytes)).toBe(0)
    expect(readFileSync(join(test$.folder, 'data/storage/receipts/2026/签名 1.png')).length).toBe(3_000)

    const { fileList } = await test$.app.deleteFile({
      fileList: [fileID, 'cloud://local.local-local/never.png'],
    })
    expect(fileList.map(({ code }: { code: string }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST'])
    expect(await codeOf(test$.app.downloadFile({ fileID }))).toBe('STORAGE_FILE_NONEXIST')
  })

  test('may come from a stream and be read by a browser with the right type', async () => {
    const source = join(test$.folder, 'source.csv')
    writeFileSync(source, 'a,b\n1,2\n')
    const { fileID } = await test$.app.uploadFile({
      cloudPath: 'exports/table.csv',
      fileContent: createReadStream(source) as never,
    })
    const response = await fetch((await linkTo(fileID)).tempFileURL)
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(await response.text()).toBe('a,b\n1,2\n')
  })

  test('are copied and moved', async () => {
    await upload('a/one.txt', '1')
    await test$.app.copyFile({
      fileList: [{ srcPath: 'a/one.txt', dstPath: 'b/one.txt', removeOriginal: true } as never],
    })
    expect((await linkTo('cloud://local.local-local/a/one.txt')).code).toBe('STORAGE_FILE_NONEXIST')
    expect((await linkTo('cloud://local.local-local/b/one.txt')).code).toBe('SUCCESS')
  })

  test('can be sent as a form, as a browser does', async () => {
    const answer = await (
      await fetch(`${test$.emulator.url}/admin`, {
        method: 'POST',
        body: JSON.stringify({ action: 'storage.getUploadMetadata', path: 'form/x.txt' }),
      })
    ).json()
    const { url, authorization, fileId } = (answer as { data: Record<string, string> }).data
    const form = new FormData()
    form.append('Signature', authorization as string)
    form.append('file', new Blob(['from a form']), 'x.txt')
    expect((await fetch(url as string, { method: 'POST', body: form })).status).toBe(204)
    const { fileContent } = await test$.app.downloadFile({ fileID: fileId as string })
    expect((fileContent as Buffer).toString()).toBe('from a form')
  })
})

describe('a name', () => {
  test.each([
    'a b+c,d&e=f;g@h$.txt',
    '百分号%2e%25.txt',
    '100%.txt',
    'what?.txt',
    'number #1.txt',
    'quotes \'"`.txt',
    '表情😀.txt',
    `${'很长的名字'.repeat(40)}.txt`,
    `${'深/'.repeat(200)}底`,
    `${'x'.repeat(240)}~${'0'.repeat(64)}`,
  ])('may be %s', async (cloudPath) => {
    const { fileID } = await upload(cloudPath, cloudPath)
    expect(fileID).toBe(`cloud://local.local-local/${cloudPath}`)
    expect(String((await test$.app.downloadFile({ fileID })).fileContent)).toBe(cloudPath)
    const { tempFileURL } = await linkTo(fileID)
    // A browser takes the link as it is, the SDK encodes it first.
    for (const link of [tempFileURL, encodeURI(tempFileURL)])
      expect(await (await fetch(link)).text()).toBe(cloudPath)
    expect((await test$.app.deleteFile({ fileList: [fileID] })).fileList[0]?.code).toBe('SUCCESS')
  })

  test('may be of a file and then of a folder, but not of both', async () => {
    const { fileID } = await upload('either', 'file')
    await expect(upload('either/or', 'x')).rejects.toMatchObject({ code: 'STORAGE_REQUEST_FAIL' })
    await test$.app.deleteFile({ fileList: [fileID] })
    const { fileID: inside } = await upload('either/or', 'x')
    expect(await codeOf(upload('either', 'file'))).toBe('STORAGE_REQUEST_FAIL')
    await test$.app.deleteFile({ fileList: [inside] })
    await upload('either', 'file again')
  })
})

describe('a download', () => {
  const bytes = Buffer.from(Array.from({ length: 2_000 }, (_, i) => i % 251))
  let link = ''
  beforeAll(async () => {
    const { fileID } = await upload('ranges/sound.mp3', bytes)
    link = (await linkTo(fileID)).tempFileURL
  })

  test('may be of any one part', async () => {
    const bound = fc.option(fc.nat(2_500), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(bound, bound, async (first, last) => {
        const response = await fetch(link, { headers: { range: `bytes=${first ?? ''}-${last ?? ''}` } })
        const body = Buffer.from(await response.arrayBuffer())
        const isWhole = (first === undefined && last === undefined) || (first ?? 0) > (last ?? Infinity)
        if (first !== undefined && last !== undefined && last < first)
          return expect(response.status).toBe(200)
        const expected =
          first === undefined ? bytes.subarray(-(last ?? 0)) : bytes.subarray(first, (last ?? 2_000) + 1)
        if (isWhole) return expect(body.equals(bytes)).toBe(true)
        if (expected.length === 0 || (last === 0 && first === undefined))
          return expect(response.status).toBe(416)
        expect([response.status, body.equals(expected)]).toEqual([206, true])
        const start = bytes.length === expected.length ? 0 : (first ?? 2_000 - expected.length)
        expect(response.headers.get('content-range')).toBe(
          `bytes ${start}-${start + expected.length - 1}/2000`,
        )
      }),
      { numRuns: 60 },
    )
  })

  test('says its length and type to HEAD, and nothing new to who has it', async () => {
    const head = await fetch(link, { method: 'HEAD' })
    expect([head.headers.get('content-length'), head.headers.get('content-type')]).toEqual([
      '2000',
      'audio/mpeg',
    ])
    const etag = head.headers.get('etag') as string
    expect((await fetch(link, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const changed = await fetch(link, { headers: { range: 'bytes=0-9', 'if-range': '"other"' } })
    expect([changed.status, (await changed.arrayBuffer()).byteLength]).toEqual([200, 2_000])
  })

  test('ends with the life of its link', async () => {
    const { tempFileURL } = await linkTo('cloud://local.local-local/ranges/sound.mp3', 1)
    for (let status = 200; status !== 403;) status = (await fetch(tempFileURL)).status
  })
})

describe('an upload', () => {
  const target = async (path: string) => {
    const answer = await test$.app.getUploadMetadata({ cloudPath: path })
    return (answer as unknown as { data: { url: string; authorization: string } }).data
  }

  test('of nothing is an empty file', async () => {
    const { fileID } = await upload('empty.bin', Buffer.alloc(0))
    const { fileContent } = await test$.app.downloadFile({ fileID })
    expect((fileContent as Buffer).length).toBe(0)
  })

  test('that breaks off leaves nothing, and what was there stays', async () => {
    await upload('broken.txt', 'before')
    const { url, authorization } = await target('broken.txt')
    await new Promise<void>((resolve) => {
      const half = request(url, { method: 'PUT', headers: { authorization, 'content-length': 1_000 } })
      half.on('error', () => resolve())
      half.write('half of it')
      setTimeout(() => half.destroy(new Error('cut')), 50)
    })
    const unfinished = join(test$.folder, 'data/storage-unfinished')
    while (readdirSync(unfinished).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    const { fileContent } = await test$.app.downloadFile({ fileID: 'cloud://local.local-local/broken.txt' })
    expect(String(fileContent)).toBe('before')
  })

  test('over the limit is refused with the reason, by either way', async () => {
    const large = Buffer.alloc(50 * 1024 * 1024 + 1)
    await expect(upload('large.bin', large)).rejects.toMatchObject({
      code: 'STORAGE_REQUEST_FAIL',
      message: expect.stringContaining('[emulator rule file-size]') as string,
    })
    const { url, authorization } = await target('large.bin')
    const form = new FormData()
    form.append('Signature', authorization)
    form.append('file', new Blob([large]))
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(400)
    expect(await codeOf(test$.app.downloadFile({ fileID: 'cloud://local.local-local/large.bin' }))).toBe(
      'STORAGE_FILE_NONEXIST',
    )
  })

  test('by a form keeps every byte, wherever the pieces of it are cut', async () => {
    const { url, authorization } = await target('form.bin')
    const content = Buffer.from('line\r\n--not the end\r\n--b\r\n\r\n', 'latin1')
    const body = Buffer.concat([
      Buffer.from(`--bound\r\nContent-Disposition: form-data; name="Signature"\r\n\r\n${authorization}\r\n`),
      Buffer.from('--bound\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'),
      Buffer.concat([content, Buffer.from('\r\n--bound--\r\n')]),
    ])
    for (const size of [1, 7, body.length]) {
      await new Promise<void>((resolve, reject) => {
        const sent = request(url, {
          method: 'POST',
          headers: { 'content-type': 'multipart/form-data; boundary=bound' },
        })
        sent.on('response', (response) => (response.resume(), resolve()))
        sent.on('error', reject)
        for (let at = 0; at < body.length; at += size) sent.write(body.subarray(at, at + size))
        sent.end()
      })
      const { fileContent } = await test$.app.downloadFile({ fileID: 'cloud://local.local-local/form.bin' })
      expect((fileContent as Buffer).equals(content)).toBe(true)
    }
  })

  test('stays after a restart; half of one does not', async () => {
    await upload('kept/file.txt', 'kept')
    // As a process leaves it that dies in the middle of an upload.
    const unfinished = join(test$.folder, 'data/storage-unfinished')
    writeFileSync(join(unfinished, '0123'), 'half')
    await test$.restart()
    expect(readdirSync(unfinished)).toEqual([])
    const { fileContent } = await test$.app.downloadFile({
      fileID: 'cloud://local.local-local/kept/file.txt',
    })
    expect(String(fileContent)).toBe('kept')
  })
})

describe('what is refused', () => {
  test.each([
    ...[
      '../outside.txt',
      'a/../../outside.txt',
      'a//b.txt',
      './a.txt',
      'a\\..\\b',
      '',
      '/a.txt',
      'a/',
      'C:a',
    ],
    ...['a\0b', 'up\x18.txt', `${'长'.repeat(284)}`],
  ])('the path %j', async (cloudPath) => {
    expect(await codeOf(upload(cloudPath, 'x'))).toBe('INVALID_PARAM')
    expect(existsSync(join(test$.folder, 'outside.txt'))).toBe(false)
  })

  test('a file of another environment', async () => {
    const { fileList } = await test$.app.deleteFile({
      fileList: ['cloud://other.local-other/a.txt', 'no id'],
    })
    expect(fileList.map(({ code }) => code)).toEqual(['STORAGE_FILE_NONEXIST', 'STORAGE_FILE_NONEXIST'])
  })

  test('a path that leaves the folder in a link of our own', async () => {
    for (const path of ['..%2F..%2Fdatabase.sqlite', '%2e%2e/database.sqlite', 'x']) {
      const response = await fetch(`${test$.emulator.url}/_storage/${path}?expires=9999999999&sign=x`)
      expect([403, 404]).toContain(response.status)
    }
  })

  test('a link that was changed or is over', async () => {
    const { fileID } = await upload('secret/a.txt', 'a')
    await upload('secret/b.txt', 'b')
    const { tempFileURL } = await linkTo(fileID)
    expect((await fetch(tempFileURL)).status).toBe(200)
    expect((await fetch(tempFileURL.replace('a.txt', 'b.txt'))).status).toBe(403)
    expect((await fetch(tempFileURL.replace(/expires=\d+/, 'expires=1'))).status).toBe(403)
    expect((await fetch(tempFileURL, { method: 'PUT', body: 'overwritten' })).status).toBe(403)
  })
})
