import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
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

describe('what is refused', () => {
  test.each(['../outside.txt', 'a/../../outside.txt', 'a//b.txt', './a.txt', 'a\\..\\b', 'a%2e.txt', ''])(
    'the path %j',
    async (cloudPath) => {
      expect(await codeOf(upload(cloudPath, 'x'))).toBe('INVALID_PARAM')
      expect(existsSync(join(test$.folder, 'outside.txt'))).toBe(false)
    },
  )

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
