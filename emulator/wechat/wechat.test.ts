import tcb from '@cloudbase/node-sdk'
import { startTestEmulator, type TestEmulator } from '../testing/start'
import { fieldProblem } from './subscribe-fields'

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

describe('what WeChat would not send is answered with its error:', () => {
  test.each([
    ['no person', { touser: '' }, 40003],
    ['no template', { template_id: '' }, 40037],
    ['a page with a slash before it', { page: '/pages/a' }, 41030],
    ['a state of no mini-program', { miniprogram_state: 'beta' }, 47003],
    ['a language it has not', { lang: 'de' }, 47003],
    ['no fields', { data: {} }, 47003],
    ['a field of no kind', { data: { title: { value: 'x' } } }, 47003],
    ['a field without its number', { data: { thing: { value: 'x' } } }, 47003],
  ])('%s', async (_, changed, errcode) => {
    expect(await send({ ...notice('o'), ...changed })).toMatchObject({ errcode })
    expect(await test$.get<Message[]>('messages?openid=o')).toEqual([])
  })

  test('its words name the field', async () => {
    const { errmsg } = (await send(notice('o', { thing1: { value: '' } }))) as { errmsg: string }
    expect(errmsg).toBe('argument invalid! data.thing1.value is empty')
  })
})

describe('the kinds of fields take', () => {
  const fits = (name: string, value: unknown) => fieldProblem({ [name]: { value } }) === undefined
  test.each([
    ['thing1', ['一'.repeat(20), 'a 1，。😀', 5], ['一'.repeat(21), '']],
    ['number2', [0, '339208499', '-1.5', '1'.repeat(32)], ['1,000', 'x', '1'.repeat(33), '１']],
    ['letter3', ['AbZ'], ['a1', 'x'.repeat(33)]],
    ['symbol4', ['+-*/%'], ['a', '+-*/%!', '一']],
    ['character_string5', ['LY2026-0001 #a', '~'.repeat(32)], ['编号1', 'x'.repeat(33)]],
    [
      'time6',
      ['15:01', '2019年10月1日 15:01', '2026-03-01 08:00:30', '08:00~09:30'],
      ['25:01', '8', '15:01-16:00'],
    ],
    ['date7', ['2019年10月1日', '2026-03-01', '2026/3/1 15:01', '2026-03-01~2026-03-09'], ['明天', '03-01']],
    ['amount8', ['¥100.50', '100元', '$1', '1234567890'], ['100 元', '12345678901', '一百元']],
    ['phone_number9', ['+86-0766-66888866'], ['电话', '1'.repeat(18)]],
    ['car_number10', ['粤A8Z888挂', '沪B12345'], ['粤粤A12345', '粤A123456789']],
    ['name11', ['张三', 'Zhang San', '阿·买买提'], ['一'.repeat(11), 'x'.repeat(21), '张3']],
    ['phrase12', ['已批准', '配送中'], ['很长的一句话', 'ok', '已批准1']],
    ['enum13', ['whatever'], ['']],
  ])('%s', (name, good, bad) => {
    expect(good.filter((value) => !fits(name, value))).toEqual([])
    expect(bad.filter((value) => fits(name, value))).toEqual([])
  })
})

describe('consents', () => {
  const credits = async (body: object) => {
    const response = await fetch(`${test$.emulator.url}/_emulator/credits`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return (await response.json()) as { code?: string; result?: { counted: boolean; credits: object[] } }
  }
  afterAll(() => credits({ counted: false }))

  test('are not counted until somebody wants it; then each sends one message', async () => {
    expect(await send(notice('o-credit'))).toMatchObject({ errcode: 0 })
    await credits({ counted: true })
    expect(await send(notice('o-credit'))).toEqual({
      errcode: 43101,
      errmsg: 'user refuse to accept the msg',
    })
    const { result } = await credits({ openid: 'o-credit', templateId: 'T1', count: 2 })
    expect(result).toEqual({
      counted: true,
      credits: [{ openid: 'o-credit', templateId: 'T1', remaining: 2 }],
    })
    await test$.restart()
    expect(await send(notice('o-other'))).toMatchObject({ errcode: 43101 })
    expect(await send(notice('o-credit', { thing1: { value: '' } }))).toMatchObject({ errcode: 47003 })
    expect([
      await send(notice('o-credit')),
      await send(notice('o-credit')),
      await send(notice('o-credit')),
    ]).toMatchObject([{ errcode: 0 }, { errcode: 0 }, { errcode: 43101 }])
    expect(await test$.get('credits?openid=o-credit')).toMatchObject({ credits: [{ remaining: 0 }] })
  })

  test.each([{}, { counted: 1 }, { openid: 'o' }, { openid: 'o', templateId: 'T', count: 1.5 }])(
    'are not changed by %j',
    async (body) => {
      expect(await credits(body)).toMatchObject({ code: 'INVALID_PARAM' })
    },
  )

  test('are given by nobody when client calls are closed', async () => {
    await test$.restart({ clientCalls: false })
    expect(await credits({ counted: false })).toMatchObject({ code: 'PERMISSION_DENIED' })
    await test$.restart()
  })
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
