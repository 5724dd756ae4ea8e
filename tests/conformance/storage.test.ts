import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeSdks, refusalOf } from './sdks'
import { servicesOf } from './services'

const idOf = (path: string) => `cloud://local.local-local/${path}`

describeSdks('storage', (at) => {
  const files = () => servicesOf(at)

  test('uploadFile answers the file’s id; downloadFile gives its bytes back', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256))
    expect(await files().upload('照片/a b.png', bytes)).toBe(idOf('照片/a b.png'))
    expect((await files().download(idOf('照片/a b.png'))).equals(bytes)).toBe(true)
  })

  test('uploadFile takes a stream and replaces what was there', async () => {
    const source = join(at.emulator.folder, 'source.txt')
    writeFileSync(source, 'streamed')
    await files().upload('replaced.txt', Buffer.from('first'))
    await files().upload('replaced.txt', createReadStream(source))
    expect(String(await files().download(idOf('replaced.txt')))).toBe('streamed')
  })

  test('uploadFile keeps an empty file', async () => {
    await files().upload('empty', Buffer.alloc(0))
    expect((await files().download(idOf('empty'))).length).toBe(0)
  })

  test('uploadFile refuses a path that leaves its folder', async () => {
    expect(await refusalOf(files().upload('../a', Buffer.from('x')))).toMatchObject({
      code: 'INVALID_PARAM',
      message: expect.stringContaining('[emulator rule cloud-path]') as string,
    })
  })

  test('downloadFile of a file that is not there', async () => {
    expect(await refusalOf(files().download(idOf('never')))).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test('getTempFileURL answers for each file, also for the one that is not there', async () => {
    await files().upload('linked.txt', Buffer.from('linked'))
    const [plain, timed, missing, foreign] = await files().links([
      idOf('linked.txt'),
      { fileID: idOf('linked.txt'), maxAge: 60 },
      idOf('never'),
      'cloud://other.bucket/linked.txt',
    ])
    for (const link of [plain, timed]) {
      expect(link).toMatchObject({ fileID: idOf('linked.txt'), code: 'SUCCESS' })
      expect(await (await fetch(link?.tempFileURL as string)).text()).toBe('linked')
    }
    expect(missing).toMatchObject({ fileID: idOf('never'), code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' })
    expect(foreign).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test('getTempFileURL and deleteFile take 50 files at a time', async () => {
    const list = Array.from({ length: 51 }, (_, i) => idOf(`many/${i}`))
    expect(await files().remove(list.slice(1))).toHaveLength(50)
    expect(await refusalOf(files().remove(list))).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await refusalOf(files().links(list))).toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('deleteFile answers for each file', async () => {
    await files().upload('gone.txt', Buffer.from('x'))
    expect(await files().remove([idOf('gone.txt'), idOf('gone.txt')])).toMatchObject([
      { fileID: idOf('gone.txt'), code: 'SUCCESS' },
      { fileID: idOf('gone.txt'), code: 'STORAGE_FILE_NONEXIST' },
    ])
    expect(await refusalOf(files().download(idOf('gone.txt')))).toMatchObject({
      code: 'STORAGE_FILE_NONEXIST',
    })
  })

  // The rest is in one SDK only.
  if (at.sdk === 'wx-server-sdk') return

  test('downloadFile to a file of its own', async () => {
    await files().upload('to-file.txt', Buffer.from('to a file'))
    const tempFilePath = join(at.emulator.folder, 'downloaded.txt')
    await at.emulator.app.downloadFile({ fileID: idOf('to-file.txt'), tempFilePath })
    const written = () => (existsSync(tempFilePath) ? readFileSync(tempFilePath, 'utf8') : '')
    // The SDK answers before it has written.
    while (written() !== 'to a file') await new Promise((resolve) => setTimeout(resolve, 10))
  })

  test.each(['COS_URL', undefined])('downloadFile by a link of the kind %s', async (urlType) => {
    await files().upload('名/50% #1?.txt', Buffer.from('named'))
    const { fileContent } = await at.emulator.app.downloadFile({
      fileID: idOf('名/50% #1?.txt'),
      ...(urlType === undefined ? {} : { urlType: 'COS_URL' as const }),
    })
    expect(String(fileContent)).toBe('named')
  })

  test('getFileInfo tells size and type', async () => {
    await files().upload('表.csv', Buffer.from('a,b\n'))
    const { fileList } = await at.emulator.app.getFileInfo({ fileList: [idOf('表.csv'), idOf('never')] })
    expect(fileList).toMatchObject([
      { code: 'SUCCESS', fileName: '表.csv', mime: 'text/csv', size: 4, cloudId: idOf('表.csv') },
      { code: 'STORAGE_FILE_NONEXIST' },
    ])
  })

  test('copyFile copies, moves, and overwrites unless told not to', async () => {
    const copy = async (file: object) =>
      (await at.emulator.app.copyFile({ fileList: [file as never] })).fileList[0]
    await files().upload('from/a.txt', Buffer.from('one'))
    expect(await copy({ srcPath: 'from/a.txt', dstPath: 'to/a.txt' })).toEqual({
      code: 'SUCCESS',
      fileId: idOf('to/a.txt'),
    })
    await files().upload('from/a.txt', Buffer.from('two'))
    expect(await copy({ srcPath: 'from/a.txt', dstPath: 'to/a.txt', overwrite: false })).toMatchObject({
      code: 'STORAGE_REQUEST_FAIL',
    })
    expect(String(await files().download(idOf('to/a.txt')))).toBe('one')
    await copy({ srcPath: 'from/a.txt', dstPath: 'to/a.txt', removeOriginal: true })
    expect(String(await files().download(idOf('to/a.txt')))).toBe('two')
    expect(await copy({ srcPath: 'from/a.txt', dstPath: 'to/a.txt' })).toMatchObject({
      code: 'STORAGE_FILE_NONEXIST',
    })
  })

  test('getFileAuthority says that end users have no permissions here', async () => {
    process.env['WX_CONTEXT_KEYS'] = 'WX_OPENID'
    process.env['WX_OPENID'] = 'o'
    const asked = at.emulator.app.getFileAuthority({ fileList: [{ path: 'a', type: 'READ' }] })
    expect(await refusalOf(asked)).toMatchObject({
      message: expect.stringContaining('[emulator rule storage-authority]') as string,
    })
    delete process.env['WX_CONTEXT_KEYS']
    delete process.env['WX_OPENID']
  })
})
