import { errorCodes } from '../../shared/errors'
import { operations, type InputOf, type OperationName } from '../../shared/operations'
import { Role } from '../../shared/schema/person'
import { succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer({ clientCalls: true })))
afterAll(() => server?.close())

const names = Object.keys(operations) as OperationName[]

test.each(names)('%s is refused without a session and to roles that it is not for', async (name) => {
  const nothing = {} as InputOf<typeof name>
  expect(await server.call(undefined, name, nothing)).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
  const { roles } = operations[name]
  if (roles === 'anyone') return // and one for the unregistered is for no account at all
  for (const role of Role.options.filter((r) => !(roles as readonly string[]).includes(r))) {
    const answer = await server.call(role, name, nothing)
    expect(answer).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  }
})

test('an unknown operation, a token that is none, a body that is no JSON', async () => {
  const post = (path: string, headers: Record<string, string>, body: string) =>
    fetch(`${server.url}${path}`, { method: 'POST', headers, body })
  const token = { authorization: `Bearer ${await server.login('staff')}` }

  const unknown = await post('/call/stock.steal', token, '{}')
  expect([unknown.status, (await unknown.json()).code]).toEqual([404, 'UNKNOWN_OPERATION'])
  const wrong = await post('/call/stock.query', { authorization: `Bearer ${'x'.repeat(43)}` }, '{}')
  expect([wrong.status, (await wrong.json()).code]).toEqual([401, 'UNAUTHENTICATED'])
  const broken = await post('/call/stock.query', token, '{"input":')
  expect([broken.status, (await broken.json()).code]).toEqual([400, 'INVALID_INPUT'])
})

test('signing in gives an unguessable token that ends with signing out', async () => {
  const login = async () =>
    (await (
      await fetch(`${server.url}/login`, { method: 'POST', body: JSON.stringify({ account: 'staff' }) })
    ).json()) as { token: string; expiresAt: string; data: { person: object } }
  const [one, two] = [await login(), await login()]
  expect(one.token).toMatch(/^[\w-]{43}$/)
  expect(one.token).not.toBe(two.token)
  expect(Date.parse(one.expiresAt)).toBeGreaterThan(Date.now())
  expect(one.data.person).not.toHaveProperty('openid')

  const headers = { authorization: `Bearer ${one.token}` }
  const me = () => fetch(`${server.url}/call/people.me`, { method: 'POST', headers, body: '{}' })
  expect((await me()).status).toBe(200)
  await fetch(`${server.url}/login`, { method: 'DELETE', headers })
  expect((await me()).status).toBe(401)
})

test('an account that does not exist is not let in', async () => {
  for (const account of ['nobody', '', 7, { $ne: '' }]) {
    const response = await fetch(`${server.url}/login`, { method: 'POST', body: JSON.stringify({ account }) })
    expect((await response.json()).ok).toBe(false)
  }
})

test.each([
  ['http://evil.example:8080', 403],
  ['http://localhost:8080', 200],
  ['http://192.168.1.8:8080', 200],
  ['https://behind.proxy.example', 200],
])('a page at %s that asks for a demo session gets %i', async (origin, status) => {
  const body = JSON.stringify({ account: 'admin' })
  const answer = await fetch(`${server.url}/login`, { method: 'POST', headers: { origin }, body })
  expect(answer.status).toBe(status)
})

test('the description lists every operation with its schemas and every error code', async () => {
  const document = await (await fetch(`${server.url}/openapi.json`)).json()
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(names.map((name) => `/call/${name}`)))
  expect(document.components.schemas.Error.properties.code.enum).toEqual([...errorCodes])
  const receive = document.paths['/call/inbound.receive'].post.requestBody.content['application/json'].schema
  expect(receive.required).toContain('requestId')
  expect(receive.properties.input.properties.lines.items.required).toEqual([
    'itemId',
    'quantity',
    'locationId',
  ])
})

describe('a call from the mini-program', () => {
  const invoke = async (fn: string, openid: string | undefined, event: object) => {
    const response = await fetch(`${server.url}/_emulator/invoke/${fn}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid, event }),
    })
    return JSON.stringify(await response.json())
  }

  test('is the person whom WeChat names', async () => {
    const answer = await invoke('people', 'demo-clerk', { operation: 'people.me' })
    const me = await succeed(server.call('clerk', 'people.me', {}))
    expect(answer).toContain(me.name)
  })

  test('is nobody when WeChat names a stranger, and a claim in the event is not believed', async () => {
    expect(await invoke('people', 'stranger', { operation: 'people.me' })).toContain('NOT_REGISTERED')
    const claim = { caller: { _id: 'admin', roles: ['admin'] }, operation: 'people.list', expiresAt: 9e15 }
    const delegation = { claim, signature: '00'.repeat(32) }
    expect(await invoke('people', undefined, { operation: 'people.list', delegation })).toContain(
      'UNAUTHENTICATED',
    )
  })
})
