import { randomUUID } from 'node:crypto'
import { isIntact } from '../../cloudfunctions/runtime/seal'
import { operations, type InputOf, type OperationName } from '../../shared/operations'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { startServer, type TestServer } from '../support/server'
import { examples, type CommandName } from './commands'

let server: TestServer
beforeAll(async () => (server = await startServer({ clientCalls: true })))
afterAll(() => server?.close())

const commands = Object.entries(operations)
  .filter(([, entry]) => entry.kind === 'command')
  .map(([name]) => name as CommandName)

const call = (who: string, operation: OperationName, input: unknown, requestId: string) =>
  server.call(who, operation, input as InputOf<typeof operation>, requestId) as Promise<{
    ok: boolean
    code?: string
    data?: unknown
  }>

test.each(commands)(
  '%s: the same request has its effect once and the same answer again, and is in the journal',
  async (operation) => {
    const { account, input, other, stranger } = await examples[operation](server)
    const db = databaseOf(server.url)
    const requestId = randomUUID()
    const first = await call(account, operation, input, requestId)
    expect(first).toMatchObject({ ok: true })

    const entries = await everything(db, 'journal', { _id: requestId })
    expect(entries).toMatchObject([
      { operation, document: { type: expect.any(String), id: expect.any(String) } },
    ])
    const [entry] = entries
    expect(entry!.summary).toMatch(/\p{Script=Han}/u)
    expect(isIntact(entry!, server.env.JOURNAL_KEY!)).toBe(true)
    expect(isIntact({ ...entry!, summary: '改过' }, server.env.JOURNAL_KEY!)).toBe(false)
    const before = await stateOf()

    // Sent again, one after the other and all at once: out of a lost reply, or a thumb that trembles.
    expect(await call(account, operation, input, requestId)).toEqual(first)
    const storm = await Promise.all(
      Array.from({ length: 4 }, () => call(account, operation, input, requestId)),
    )
    for (const answer of storm) expect(answer).toEqual(first)

    const reused = { ok: false, code: 'REQUEST_ID_REUSED' }
    expect(await call(account, operation, other, requestId)).toMatchObject(reused)
    const foreign = await call(stranger, operation, input, requestId)
    expect(foreign.ok).toBe(false)
    expect(foreign.data).toBeUndefined()
    expect(await stateOf()).toEqual(before)
  },
)

test.each(commands)('%s: the same new request six times at once is one', async (operation) => {
  const { account, input } = await examples[operation](server)
  const requestId = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => call(account, operation, input, requestId)),
  )
  for (const answer of answers) expect(answer).toMatchObject({ ok: true })
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await everything(databaseOf(server.url), 'journal', { _id: requestId })).toHaveLength(1)
})

test.each(commands)(
  '%s: who may not call it is refused, and so is a call without an id',
  async (operation) => {
    const { account, input } = await examples[operation](server)
    const { roles } = operations[operation]
    const nobody = (await server.call(undefined, operation, input as never)) as { ok: boolean; code?: string }
    expect(nobody).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
    if (roles !== 'anyone' && !roles.includes('staff' as never)) {
      const staff = await call('xumei', operation, input, randomUUID())
      expect(staff).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    }
    expect(await call(account, operation, input, 'x')).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
  },
)

test('afterwards the books balance', () => expectBooksToBalance(databaseOf(server.url)))

/** How many entries there are and how far each stock document is: what an effect of its own would change. */
async function stateOf() {
  const db = databaseOf(server.url)
  const stock = await everything(db, 'stock')
  return {
    entries: (await db.collection('journal').where({}).count()).total,
    versions: stock.map(({ _id, version }) => [_id, version]),
  }
}
