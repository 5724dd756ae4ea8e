import tcb from '@cloudbase/node-sdk'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

let test$: Client
beforeAll(async () => {
  test$ = await startTestEmulator(tcb)
})
afterAll(() => test$.close())

const notice = (toUser: string, data: object = { thing1: { value: '领用单已批准' } }) => ({
  touser: toUser,
  template_id: 'T1',
  page: 'pages/requisition?id=1',
  data,
})
const send = async (requestData: object, apiName = 'subscribeMessage.send') =>
  (await test$.app.callWxOpenApi({ apiName, requestData } as never)).result as unknown

interface Message {
  toUser: string
  templateId: string
  page: string
  data: object
}

test('a subscription message lies in the box, newest first, and stays after a restart', async () => {
  expect(await send(notice('o-zhang'))).toMatchObject({ errcode: 0 })
  expect(await send(notice('o-li'), '/subscribeMessage.send')).toMatchObject({ errcode: 0 })
  await test$.restart()
  const all = await test$.get<Message[]>('messages')
  expect(all.map(({ toUser }) => toUser)).toEqual(['o-li', 'o-zhang'])
  expect(await test$.get<Message[]>('messages?openid=o-zhang')).toMatchObject([
    { templateId: 'T1', page: 'pages/requisition?id=1', data: { thing1: { value: '领用单已批准' } } },
  ])
})

test('what WeChat would not send is answered with its error', async () => {
  expect(await send(notice(''))).toMatchObject({ errcode: 40003 })
  expect(await send(notice('o', { thing1: { value: '一'.repeat(21) } }))).toMatchObject({ errcode: 47003 })
  expect(await send(notice('o', { phrase2: { value: '' } }))).toMatchObject({ errcode: 47003 })
  expect(await test$.get<Message[]>('messages?openid=o')).toEqual([])
})

test('any other interface is refused by name', async () => {
  expect(await codeOf(send({}, 'wxacode.getUnlimited'))).toBe('WX_API_NOT_SUPPORTED')
})

describe('a function that uses wx-server-sdk', () => {
  const sdk = JSON.stringify(require.resolve('wx-server-sdk'))
  const source = `const cloud = require(${sdk})
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    const db = cloud.database()
    const things = db.collection('things')
    exports.main = async () => {
      await things.add({ data: { _id: 'w', n: 1, at: db.serverDate() } })
      await db.runTransaction(async (transaction) => {
        const { data } = await transaction.collection('things').doc('w').get()
        await transaction.collection('things').doc('w').update({ data: { n: data.n + 1 } })
      })
      const { list } = await things.aggregate().group({ _id: null, sum: db.command.aggregate.sum('$n') }).end()
      await cloud.uploadFile({ cloudPath: 'w.txt', fileContent: Buffer.from('file') })
      const file = await cloud.downloadFile({ fileID: 'cloud://local.local-local/w.txt' })
      const sent = await cloud.openapi.subscribeMessage.send({ touser: 'o-wx', templateId: 'T2', page: 'p', data: { thing1: { value: '文' } } })
      const refused = await cloud.openapi.wxacode.get({ path: 'x' }).catch((error) => error.errMsg)
      const missing = await things.doc('nobody').get().catch((error) => error.errMsg)
      const { OPENID, APPID } = cloud.getWXContext()
      return { OPENID, APPID, list, file: file.fileContent.toString(), sent, refused, missing }
    }`
  let wx$: Client
  beforeAll(async () => {
    wx$ = await startTestEmulator(tcb, {
      functions: { wx: source },
      functionSettings: { wx: { timeout: 30 } },
    })
  })
  afterAll(() => wx$.close())

  test('has database, files, messages and its caller', async () => {
    const response = await fetch(`${wx$.emulator.url}/_emulator/invoke/wx`, {
      method: 'POST',
      body: JSON.stringify({ openid: 'o-zhang' }),
    })
    const { result } = (await response.json()) as { result: Record<string, unknown> }
    expect(result).toMatchObject({
      OPENID: 'o-zhang',
      APPID: 'wx0000000000000000',
      list: [{ sum: 2 }],
      file: 'file',
      sent: { errCode: 0 },
      refused: expect.stringContaining('wxacode.get') as string,
      missing: expect.stringContaining('does not exist') as string,
    })
    expect(await wx$.get('messages')).toMatchObject([{ toUser: 'o-wx', templateId: 'T2' }])
  }, 20_000)
})
