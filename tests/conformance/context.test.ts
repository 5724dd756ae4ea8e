import { describeSdks } from './sdks'

const sdkOf = (name: string) => JSON.stringify(require.resolve(name))

const functions = {
  byWx: `const cloud = require(${sdkOf('wx-server-sdk')})
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    exports.main = async (event) => {
      const { writesTo } = event
      await cloud.database().collection(writesTo).add({ data: { _id: 'dynamic' } })
      cloud.updateConfig({ env: process.env.TCB_ENV })
      await cloud.database().collection(writesTo).add({ data: { _id: 'updated' } })
      const other = cloud.createNewInstance({ env: cloud.DYNAMIC_CURRENT_ENV })
      await other.database().collection(writesTo).add({ data: { _id: 'instance' } })
      cloud.logger().info({ what: 'logged' })
      return { context: cloud.getWXContext(), userInfo: event.userInfo }
    }`,
  byTcb: `const tcb = require(${sdkOf('@cloudbase/node-sdk')})
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
    exports.main = async ({ writesTo }, context) => {
      await app.database().collection(writesTo).add({ _id: 'current' })
      await tcb.init().database().collection(writesTo).add({ _id: 'default' })
      const auth = app.auth()
      const { memoryLimitInMb, timeLimitIns, functionName, namespace, environment } = tcb.parseContext(context)
      const { WX_OPENID, TCB_ENV, TCB_SOURCE } = tcb.getCloudbaseContext(context)
      const found = async (uid) => (await auth.getEndUserInfo(uid)).userInfo.openId
      app.logger().info({ what: 'logged' })
      return {
        parsed: { memoryLimitInMb, timeLimitIns, functionName, namespace, openid: environment.WX_OPENID },
        context: { WX_OPENID, TCB_ENV, TCB_SOURCE },
        info: auth.getUserInfo(),
        authContext: await auth.getAuthContext(context),
        ip: auth.getClientIP(),
        endUser: (await auth.getEndUserInfo()).userInfo.openId,
        other: WX_OPENID === undefined ? null : await found('local-o-li'),
        queried: (await auth.queryUserInfo({ platform: 'OPENID', platformId: 'o-wang' })).userInfo.uid,
        unknown: await auth.getEndUserInfo('nobody').catch(({ code }) => code),
        ticket: (() => { try { return auth.createTicket('user-1') } catch ({ message }) { return message } })(),
      }
    }`,
}

interface Called<Result> {
  requestId: string
  result: Result
  code?: string
  message?: string
}

describeSdks(
  'context',
  (at) => {
    const isWx = at.sdk === 'wx-server-sdk'
    const name = isWx ? 'byWx' : 'byTcb'

    const asClient = async <Result>(openid: string | undefined, event: object) => {
      const response = await fetch(`${at.emulator.emulator.url}/_emulator/invoke/${name}`, {
        method: 'POST',
        body: JSON.stringify({ openid, event }),
      })
      return (await response.json()) as Called<Result>
    }

    test('a client’s call shows who calls, and from where', async () => {
      const things = await at.collection()
      const { result, message } = await asClient<Record<string, unknown>>('o-zhang', {
        writesTo: things.name,
      })
      expect(message).toBeUndefined()
      if (isWx) {
        expect(result).toEqual({
          context: {
            OPENID: 'o-zhang',
            APPID: 'wx0000000000000000',
            CLIENTIP: '127.0.0.1',
            ENV: 'local',
            SOURCE: 'wx_client',
          },
          userInfo: { openId: 'o-zhang', appId: 'wx0000000000000000' },
        })
        return
      }
      expect(result).toEqual({
        parsed: {
          ...{ memoryLimitInMb: 256, timeLimitIns: 60_000, functionName: 'byTcb' },
          ...{ namespace: 'local', openid: 'o-zhang' },
        },
        context: { WX_OPENID: 'o-zhang', TCB_ENV: 'local', TCB_SOURCE: 'wx_client' },
        info: {
          ...{ openId: 'o-zhang', appId: 'wx0000000000000000', uid: 'local-o-zhang' },
          ...{ customUserId: '', isAnonymous: false },
        },
        authContext: { uid: 'local-o-zhang', loginType: 'WECHAT-OPENID' },
        ip: '',
        endUser: 'o-zhang',
        other: 'o-li',
        queried: 'local-o-wang',
        unknown: 'INVALID_PARAM',
        ticket: expect.any(String) as string,
      })
    })

    test('every way to name the current environment leads to it', async () => {
      const things = await at.collection()
      await asClient('o-zhang', { writesTo: things.name })
      const ids = (await things.all()).map(({ _id }) => _id)
      expect(ids).toEqual(isWx ? ['dynamic', 'updated', 'instance'] : ['current', 'default'])
    })

    test('the logger writes into the log of the call', async () => {
      const things = await at.collection()
      const { requestId } = await asClient('o-zhang', { writesTo: things.name })
      const lines = await at.emulator.get<{ text: string }[]>(`logs?requestId=${requestId}`)
      expect(lines.map(({ text }) => text)).toContain('{"what":"logged"}')
    })

    test('nobody’s call shows nobody, also after somebody’s', async () => {
      const things = await at.collection()
      const { result } = await asClient<{ context: object; info?: object }>(undefined, {
        writesTo: things.name,
      })
      if (isWx) expect(Object.keys(result.context).sort()).toEqual(['APPID', 'CLIENTIP', 'ENV', 'SOURCE'])
      else expect(result.info).toMatchObject({ openId: '', uid: '' })
    })
  },
  { functions, functionSettings: { byWx: { timeout: 60 }, byTcb: { timeout: 60 } } },
)
