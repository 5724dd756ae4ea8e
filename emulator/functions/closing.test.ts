import tcb from '@cloudbase/node-sdk'
import { startTestEmulator } from '../testing/start'

const sdk = JSON.stringify(require.resolve('@cloudbase/node-sdk'))

/** Takes a while before it writes: what it needs of the emulator must still be there then. */
const slow = `const tcb = require(${sdk})
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
  exports.main = async () => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    await app.database().collection('things').add({ _id: 'late' })
    return { statusCode: 200, headers: {}, body: 'written' }
  }`

test('a call under way has its answer before the emulator ends, and none begins after', async () => {
  const test$ = await startTestEmulator(tcb, {
    functions: { slow },
    httpAccess: [{ path: '/slow', functionName: 'slow' }],
    indexes: { things: [] },
  })
  const { url } = test$.emulator
  const underWay = fetch(`${url}/slow`)
  await waitUntilRunning(test$)
  const closed = test$.emulator.close()
  await expect(fetch(`${url}/slow`).then(({ status }) => status)).resolves.toBe(503)
  expect(await (await underWay).text()).toBe('written')
  await closed
  await test$.restart()
  expect((await test$.db.collection('things').doc('late').get()).data).toHaveLength(1)
  await test$.close()
})

async function waitUntilRunning(test$: { get<T>(path: string): Promise<T> }): Promise<void> {
  for (;;) {
    const { functions } = await test$.get<{ functions: Record<string, { running: number }> }>('stats')
    if ((functions['slow']?.running ?? 0) > 0) return
  }
}
