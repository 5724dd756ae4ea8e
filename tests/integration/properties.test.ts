import fc from 'fast-check'
import { checkOwn } from '../../scripts/simulate/checks'
import { Choice } from '../../scripts/simulate/choice'
import { moves } from '../../scripts/simulate/moves'
import { commandOf, type Broken } from '../../scripts/simulate/run'
import { Sender } from '../../scripts/simulate/sender'
import { openWorld } from '../../scripts/simulate/world'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

const names = moves.map(({ name, weight }) => ({ arbitrary: fc.constant(name), weight }))
// Even numbers: the edges that fast-check likes would always choose the first of everything.
const chance = fc.noBias(fc.nat({ max: 9_999 })).map((n) => n / 10_000)
const choices = fc.array(chance, { minLength: 8, maxLength: 8 })
const step = fc.record({ move: fc.oneof(...names), choices })

let worlds = 0
const done = new Map<string, number>()

test('whatever people do, in whatever order, the books are right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 70, size: 'max' }), async (steps) => {
      const { world, db } = await openWorld(server, `P${++worlds}X`)
      const broken: Broken[] = []
      const sender = new Sender({
        url: server.url,
        tokenOf: (account) => server.login(account),
        pauseMs: 5,
        broken: (rule, sent, detail) => broken.push({ rule, detail: { command: sent.command, detail } }),
      })
      for (const { move, choices: numbers } of steps) {
        const command = await commandOf(world, move, new Choice(numbers))
        if (!command) continue
        const { state } = await sender.send(command, 'none')
        if (state === 'done') done.set(command.operation, (done.get(command.operation) ?? 0) + 1)
      }
      const sent = sender.history
      expect([...broken, ...(await checkOwn({ world, db, server, sent, journalBefore: 0 }))]).toEqual([])
    }),
    // Shrinking ends in time to say what it found.
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 14), interruptAfterTimeLimit: 60_000 },
  )
  // A sequence that is refused from end to end would prove nothing.
  expect(done.size).toBeGreaterThan(12)
})
