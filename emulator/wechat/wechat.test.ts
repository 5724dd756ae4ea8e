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
