import { networkInterfaces } from 'node:os'
import tcb from '@cloudbase/node-sdk'
import { startTestEmulator, type TestEmulator } from '../testing/start'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

let test$: Client
beforeAll(async () => {
  test$ = await startTestEmulator(tcb)
})
afterAll(() => test$.close())

test('the page is one file that asks nobody else', async () => {
  const response = await fetch(`${test$.emulator.url}/_emulator`)
  const page = await response.text()
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(page).toContain('订阅消息')
  expect(page).not.toMatch(/https?:\/\//)
})

test('the last requests show their error', async () => {
  await test$.db.collection('things').add({ _id: 'a' })
  await test$.db
    .collection('things')
    .add({ _id: 'a' })
    .catch(() => undefined)
  const requests = await test$.get<{ action: string; collection: string; code?: string }[]>('requests')
  expect(requests.slice(0, 2)).toMatchObject([
    { action: 'database.insertDocument', collection: 'things', code: 'DATABASE_REQUEST_FAILED' },
    { action: 'database.insertDocument', collection: 'things' },
  ])
})

test('strangers see nothing: another host name, another origin, another machine behind a proxy', async () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`${test$.emulator.url}/_emulator/stats`, { headers }).then(({ status }) => status)
  expect(await ask({})).toBe(200)
  expect(await ask({ origin: 'http://localhost:1' })).toBe(403)
  expect(await ask({ 'x-forwarded-for': '10.1.1.1' })).toBe(403)
})

test('an emulator for other machines still keeps its own paths to this one', async () => {
  await expect(test$.restart({ host: '10.255.255.1' })).rejects.toThrow('host must be')
  await test$.restart({ host: '0.0.0.0' })
  expect(await test$.get('stats')).toMatchObject({ requests: { total: 0 } })
  await test$.db.collection('things').add({ _id: 'host' })
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')
  if (outside === undefined) return
  const url = `http://${outside.address}:${test$.emulator.port}`
  expect((await fetch(`${url}/_emulator/stats`)).status).toBe(403)
  expect((await fetch(`${url}/admin`, { method: 'POST', body: '{}' })).status).toBe(403)
})
