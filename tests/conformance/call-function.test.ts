import { describeSdks, refusalOf } from './sdks'
import { servicesOf } from './services'

const sdkOf = (name: string) => JSON.stringify(require.resolve(name))
/** A function that calls the one named in its event, with the SDK itself. */
const callers = {
  callsByTcb: `const tcb = require(${sdkOf('@cloudbase/node-sdk')}); const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
    exports.main = async ({ name, data }) => (await app.callFunction({ name, data })).result`,
  callsByWx: `const cloud = require(${sdkOf('wx-server-sdk')}); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    exports.main = async ({ name, data = {} }) => (await cloud.callFunction({ name, data })).result`,
}

const functions = {
  ...callers,
  echo: `exports.main = async (event) => ({ event })`,
  answer: `exports.main = async ({ value }) => value`,
  failing: `exports.main = async () => { throw new TypeError('broken on purpose') }`,
  slow: `exports.main = async () => new Promise(() => {})`,
  who: `exports.main = async (event, context) => { const { TCB_SOURCE, WX_OPENID } = JSON.parse(context.environment); return { TCB_SOURCE, WX_OPENID, userInfo: event.userInfo } }`,
}

const patient = { timeout: 60 }
const settings = Object.fromEntries(Object.keys(functions).map((name) => [name, patient]))

describeSdks(
  'callFunction',
  (at) => {
    const call = (name: string, data?: object) => servicesOf(at).callFunction(name, data)

    test('hands the data over as the event, an empty one when there is none', async () => {
      expect(await call('echo', { a: 1, 中: ['文', null], at: '2026-03-01' })).toEqual({
        event: { a: 1, 中: ['文', null], at: '2026-03-01' },
      })
      expect(await call('echo')).toEqual({ event: {} })
    })

    test.each([[{ deep: [1, { a: null }] }], [[1, 2]], ['plain text'], [0], [false], [null]])(
      'answers the result %j',
      async (value) => {
        expect(await call('answer', { value })).toEqual(value)
      },
    )

    test('answers null when the function answers nothing', async () => {
      expect(await call('answer', {})).toBeNull()
    })

    test('throws what the function threw', async () => {
      expect(await refusalOf(call('failing'))).toEqual({
        code: 'FUNCTIONS_EXECUTE_FAIL',
        message: expect.stringContaining('TypeError: broken on purpose') as string,
      })
    })

    test('throws when the function takes too long', async () => {
      expect(await refusalOf(call('slow'))).toEqual({
        code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
        message: expect.stringContaining('Invoking task timed out after 1 seconds') as string,
      })
    })

    test('throws when there is no such function', async () => {
      expect(await refusalOf(call('nobody'))).toMatchObject({
        message: expect.stringContaining('FunctionName parameter could not be found: nobody') as string,
      })
    })

    const caller = at.sdk === 'wx-server-sdk' ? 'callsByWx' : 'callsByTcb'

    test('works from one function to another; what fails there fails here', async () => {
      expect(await call(caller, { name: 'echo', data: { n: 1 } })).toEqual({ event: { n: 1 } })
      expect(await refusalOf(call(caller, { name: 'failing' }))).toEqual({
        code: 'FUNCTIONS_EXECUTE_FAIL',
        message: expect.stringContaining('TypeError: broken on purpose') as string,
      })
    })

    test('hands on how the first function was called, but not who called it', async () => {
      const asClient = async (name: string, event: object) => {
        const response = await fetch(`${at.emulator.emulator.url}/_emulator/invoke/${name}`, {
          method: 'POST',
          body: JSON.stringify({ openid: 'o-zhang', event }),
        })
        return ((await response.json()) as { result: unknown }).result
      }
      expect(await asClient('who', { n: 1 })).toEqual({
        TCB_SOURCE: 'wx_client',
        WX_OPENID: 'o-zhang',
        userInfo: { openId: 'o-zhang', appId: 'wx0000000000000000' },
      })
      expect(await asClient(caller, { name: 'who' })).toEqual({ TCB_SOURCE: 'wx_client,scf' })
      const twice = { name: caller, data: { name: 'who' } }
      expect(await asClient(caller, twice)).toEqual({ TCB_SOURCE: 'wx_client,scf,scf' })
    })
  },
  { functions, functionSettings: { ...settings, slow: { timeout: 1 } } },
)
