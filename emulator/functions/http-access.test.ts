import { request } from 'node:http'
import tcb from '@cloudbase/node-sdk'
import { startTestEmulator, type TestEmulator } from '../testing/start'

const functions = {
  event: `exports.main = async (event) => event`,
  deeper: `exports.main = async () => 'deeper'`,
  answer: `exports.main = async ({ queryStringParameters }) => JSON.parse(queryStringParameters.answer)`,
  bytes: `exports.main = async ({ body, isBase64Encoded }) => ({ statusCode: 200, headers: { 'content-type': 'application/octet-stream' }, isBase64Encoded, body })`,
  failing: `exports.main = async () => { throw new Error('broken') }`,
  hungry: `let kept; exports.main = async () => (kept = Buffer.alloc(100e6, 1)).length`,
}

let test$: TestEmulator<ReturnType<typeof tcb.init>>
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    functions,
    functionSettings: {
      ...Object.fromEntries(Object.keys(functions).map((name) => [name, { timeout: 60 }])),
      hungry: { memorySize: 64, timeout: 60 },
    },
    httpAccess: [
      ...Object.keys(functions).map((name) => ({ path: `/${name}`, functionName: name })),
      { path: '/event/deeper', functionName: 'deeper' },
    ],
    gateway: {
      routes: [
        { path: '/cut', target: 'function:event' },
        { path: '/whole', target: 'function:event', enablePathTransmission: true },
      ],
    },
  })
})
afterAll(() => test$.close())

const ask = (path: string, options: RequestInit = {}) => fetch(test$.emulator.url + path, options)
const answer = (value: unknown) => ask(`/answer?answer=${encodeURIComponent(JSON.stringify(value))}`)

describe('the event', () => {
  test('has the parts that the platform documents', async () => {
    const response = await ask('/event/a%20b/?x=1&y=2&y=%E4%B8%AD&z', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Token': 't', cookie: 'a=1; b=2' },
      body: '{"中":1}',
    })
    const requestId = response.headers.get('x-request-id')
    expect(await response.json()).toEqual({
      path: '/event/a%20b/',
      httpMethod: 'PUT',
      headers: expect.objectContaining({ 'x-token': 't', cookie: 'a=1; b=2' }) as object,
      multiValueHeaders: expect.objectContaining({ 'x-token': ['t'] }) as object,
      queryStringParameters: { x: '1', y: ['2', '中'], z: '' },
      requestContext: {
        ...{ requestId, envId: 'local', appId: 0, uin: 0 },
        ...{ sourceIp: '127.0.0.1', httpMethod: 'PUT', path: '/event/a%20b/' },
      },
      body: '{"中":1}',
      isBase64Encoded: false,
    })
  })

  test('has bytes as base64, and gives them back', async () => {
    const bytes = Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256))
    const event = await ask('/event', {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: bytes,
    })
    expect(await event.json()).toMatchObject({ isBase64Encoded: true, body: bytes.toString('base64') })
    const back = await ask('/bytes', {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: bytes,
    })
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('goes to the longest path that fits whole parts', async () => {
    expect(await (await ask('/event/deeper/x')).text()).toBe('deeper')
    expect(((await (await ask('/event/deepest')).json()) as { path: string }).path).toBe('/event/deepest')
    expect((await ask('/events')).status).toBe(404)
  })

  test('has the path behind that of its route, or all of it when the route passes it on', async () => {
    const pathOf = async (path: string) => ((await (await ask(path)).json()) as { path: string }).path
    expect(await pathOf('/cut/a/b?x=1')).toBe('/a/b')
    expect([await pathOf('/cut'), await pathOf('/cut/')]).toEqual(['/', '/'])
    expect(await pathOf('/whole/a')).toBe('/whole/a')
  })

  test('comes of any method; a page of another origin asks first', async () => {
    for (const method of ['GET', 'DELETE', 'PATCH', 'OPTIONS'])
      expect(await (await ask('/event', { method })).json()).toMatchObject({ httpMethod: method })
    const preflight = await ask('/event', { method: 'OPTIONS', headers: { origin: 'http://localhost:1' } })
    expect([preflight.status, await preflight.text()]).toEqual([204, ''])
    const head = await ask('/event', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
})

describe('the answer', () => {
  const typeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0]

  test.each([
    ['text', 'hello gateway', 'text/plain', 'hello gateway'],
    ['a number', 42, 'text/plain', '42'],
    ['an object', { foo: 'bar' }, 'application/json', '{"foo":"bar"}'],
    ['null', null, 'application/json', 'null'],
    ['a list', [1], 'application/json', '[1]'],
  ])('may be %s', async (_, value, type, body) => {
    const response = await answer(value)
    expect([response.status, typeOf(response), await response.text()]).toEqual([200, type, body])
  })

  test('may set status, headers and several cookies', async () => {
    const response = await answer({
      statusCode: 201,
      headers: {
        'Content-Type': 'text/html',
        'Set-Cookie': ['a=1', 'b=2'],
        'X-Number': 7,
        'Content-Length': 1,
      },
      body: '<p>你好</p>',
    })
    expect(response.status).toBe(201)
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect([typeOf(response), response.headers.get('x-number')]).toEqual(['text/html', '7'])
    expect(await response.text()).toBe('<p>你好</p>')
  })

  test('may lead elsewhere, or be empty', async () => {
    const moved = await ask(
      `/answer?answer=${encodeURIComponent(JSON.stringify({ statusCode: 302, headers: { location: '/x' } }))}`,
      { redirect: 'manual' },
    )
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/x'])
    expect((await answer({ statusCode: 204 })).status).toBe(204)
  })

  test.each([
    { statusCode: 99 },
    { statusCode: 1000 },
    { statusCode: 200, headers: { 'bad name': 'x' } },
    { statusCode: 200, headers: { 'x-text': '中' } },
    { statusCode: 200, headers: { 'x-line': 'a\r\nset-cookie: b=1' } },
  ])('that cannot be sent is refused: %j', async (value) => {
    const response = await answer(value)
    expect(response.status).toBe(500)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await response.json()).toMatchObject({
      code: 'FUNCTION_INVOCATION_FAILED',
      message: expect.stringContaining('Invalid scf response format') as string,
    })
  })
})

test('a failure answers the platform’s code and the request id', async () => {
  const response = await ask('/failing')
  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({
    code: 'FUNCTION_INVOCATION_FAILED',
    message: expect.stringContaining('Error: broken') as string,
    requestId: response.headers.get('x-request-id'),
  })
  expect(await (await ask('/hungry')).json()).toMatchObject({ code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED' })
})

test('a text body that the platform would refuse is told in the log', async () => {
  const type = { 'content-type': 'application/json' }
  const response = await ask('/deeper', { method: 'POST', headers: type, body: `"${'x'.repeat(102_400)}"` })
  expect(await response.text()).toBe('deeper')
  const lines = await test$.get<{ level: string; text: string }[]>(
    `logs?requestId=${response.headers.get('x-request-id')}`,
  )
  expect(lines).toMatchObject([
    { level: 'warn', text: expect.stringContaining('EXCEED_MAX_PAYLOAD_SIZE') as string },
  ])
})

test('a client that goes away does no harm', async () => {
  await new Promise<void>((resolve) => {
    const half = request(`${test$.emulator.url}/event`, {
      method: 'POST',
      headers: { 'content-length': 100 },
    })
    half.on('error', () => resolve())
    half.write('half')
    setTimeout(() => half.destroy(new Error('cut')), 30)
  })
  expect((await ask('/event')).status).toBe(200)
})
