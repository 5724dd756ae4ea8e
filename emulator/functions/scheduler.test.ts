import tcb from '@cloudbase/node-sdk'
import { startTestEmulator, type TestEmulator } from '../testing/start'
import { type LogLine } from './logs'

const everySecond = [{ name: 'everySecond', type: 'timer', config: '* * * * * * *' }]

let test$: TestEmulator<ReturnType<typeof tcb.init>>
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    functions: {
      ticking: `exports.main = async (event, context) => console.log(JSON.stringify([event, JSON.parse(context.environment).TRIGGER_SRC]))`,
      failing: `exports.main = async () => { throw new Error('not today') }`,
    },
    functionSettings: {
      ticking: { triggers: everySecond, timeout: 60 },
      failing: { triggers: everySecond, timeout: 60 },
    },
    options: { timers: true },
  })
})
afterAll(() => test$.close())

/** The moments of the first firings, in seconds, as soon as there are `count`. */
async function firings(count: number): Promise<number[]> {
  for (;;) {
    const lines = await test$.get<LogLine[]>('logs?function=ticking&count=1000')
    if (lines.length >= count) return lines.map(momentOf)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function momentOf({ text }: LogLine): number {
  const [event, source] = JSON.parse(text) as [Record<string, string>, string]
  expect(source).toBe('timer')
  expect(event).toEqual({
    Type: 'Timer',
    TriggerName: 'everySecond',
    Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
    Message: '',
  })
  return new Date(event['Time'] as string).getTime() / 1_000
}

test('a timer fires once for each moment of its schedule, but for none while the emulator was off', async () => {
  const before = (await firings(3)).sort((a, b) => a - b)
  expect(before).toEqual(before.map((_, i) => (before[0] as number) + i))
  await test$.restart({ timers: false })
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const started = Math.floor(Date.now() / 1_000)
  await test$.restart()
  expect(Math.min(...(await firings(1)))).toBeGreaterThan(started)
})

test('a timer whose function fails says so in the log', async () => {
  for (;;) {
    const lines = await test$.get<LogLine[]>('logs?function=failing')
    if (lines.some(({ text }) => text === 'the timer everySecond failed: Error: not today')) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})
