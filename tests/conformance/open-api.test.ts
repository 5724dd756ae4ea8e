import wx from 'wx-server-sdk'
import { describeSdks, refusalOf } from './sdks'
import { servicesOf } from './services'

type Method = (data: object) => Promise<unknown>
const openapi = wx.openapi as Record<string, Record<string, Method>>
const cloud = wx as unknown as Record<string, Method> & { cloudPay: Record<string, Method> }

const notice = (touser: string, data: object) => ({
  touser,
  templateId: 'T',
  template_id: 'T',
  page: 'pages/a',
  data,
})

describeSdks('cloud calls to WeChat', (at) => {
  const { sendMessage } = servicesOf(at)

  test('subscribeMessage.send puts the message into the box', async () => {
    const touser = `o-${at.sdk}`
    const data = { thing1: { value: '领用单已批准' }, date2: { value: '2026年3月1日 08:00' } }
    expect(await sendMessage(notice(touser, data))).toBe(0)
    expect(await at.emulator.get(`messages?openid=${touser}`)).toMatchObject([
      { toUser: touser, templateId: 'T', page: 'pages/a', data },
    ])
  })

  test('subscribeMessage.send answers WeChat’s own errors', async () => {
    expect(await sendMessage(notice('', { thing1: { value: 'x' } }))).toBe(40003)
    expect(await sendMessage(notice('o', { thing1: { value: '一'.repeat(21) } }))).toBe(47003)
  })

  const refusals = {
    'wx-server-sdk': {
      'openapi.wxacode.getUnlimited': () => openapi['wxacode']?.['getUnlimited']?.({ scene: 'a' }),
      'openapi.security.msgSecCheck': () => openapi['security']?.['msgSecCheck']?.({ content: 'a' }),
      'openapi.phonenumber.getPhoneNumber': () => openapi['phonenumber']?.['getPhoneNumber']?.({ code: 'a' }),
      callOpenAPI: () => cloud['callOpenAPI']?.({ api: 'wxacode.get', data: {} }),
      getOpenData: () => cloud['getOpenData']?.({ list: ['cloudID'] }),
      getVoIPSign: () => cloud['getVoIPSign']?.({ groupId: 'g', timestamp: 1, nonce: 'n' }),
      getCloudCallSign: () => cloud['getCloudCallSign']?.({ parameterList: ['a'] }),
      'cloudPay.unifiedOrder': () => cloud.cloudPay['unifiedOrder']?.({ body: 'a' }),
    },
    '@cloudbase/node-sdk': {
      callWxOpenApi: () =>
        at.emulator.app.callWxOpenApi({ apiName: 'wxacode.get', requestData: {} } as never),
      callWxPayApi: () =>
        at.emulator.app.callWxPayApi({ apiName: 'unifiedorder', requestData: Buffer.from('a') } as never),
      wxCallContainerApi: () =>
        // This one call of the SDK answers the bytes of a refusal instead of throwing it.
        at.emulator.app
          .wxCallContainerApi({ apiName: 'a', requestData: Buffer.from('a') } as never)
          .then((answer: Buffer) => Promise.reject(JSON.parse(String(answer)) as Error)),
      analytics: () =>
        (at.emulator.app as unknown as Record<string, Method>)['analytics']?.({
          report_type: 'mall',
          report_data: { action_type: 'a' },
        }),
    },
  }[at.sdk] as Record<string, () => Promise<unknown>>

  test.each(Object.keys(refusals))('%s is refused by the name of its rule', async (name) => {
    expect(await refusalOf((refusals[name] as () => Promise<unknown>)())).toMatchObject({
      message: expect.stringContaining('[emulator rule ') as string,
    })
  })
})
