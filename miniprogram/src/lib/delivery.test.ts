import { deliver, type Message, type Sent } from './delivery'

const message: Message = { operation: 'inbound.receive', requestId: 'r-12345678', input: { lines: [] } }
const lost: Sent = { lost: true }
const done: Sent = { lost: false, answer: { ok: true, data: { number: 'RK-1' } } }
const refused: Sent = { lost: false, answer: { ok: false, code: 'FORBIDDEN', message: '没有权限' } }
const timeout: Sent = { lost: false, answer: { code: 'FUNCTION_TIME_LIMIT_EXCEEDED' } }
const page: Sent = { lost: false, answer: '<html>' }

/** A network that does these things in turn. */
function network(...events: Sent[]) {
  const sent: Message[] = []
  const waits: number[] = []
  return {
    sent,
    waits,
    send: (copy: Message) => {
      sent.push(copy)
      return Promise.resolve(events[sent.length - 1] ?? lost)
    },
    wait: (milliseconds: number) => {
      waits.push(milliseconds)
      return Promise.resolve()
    },
  }
}

test.each([
  ['answered at once', [done], 1, { ok: true, data: { number: 'RK-1' } }],
  ['lost once', [lost, done], 2, { ok: true, data: { number: 'RK-1' } }],
  ['a platform time-out, then answered', [timeout, page, done], 3, { ok: true, data: { number: 'RK-1' } }],
  ['a refusal is an answer', [refused], 1, { ok: false, code: 'FORBIDDEN', message: '没有权限' }],
  ['never answered', [lost, timeout, lost, done], 3, null],
] as const)('%s', async (_name, events, times, answer) => {
  const wire = network(...events)
  expect(await deliver(message, wire)).toEqual(answer)
  expect(wire.sent).toHaveLength(times)
})

test('every attempt carries the same requestId, later ones after a longer wait', async () => {
  const wire = network(lost, lost, lost)
  await deliver(message, wire)
  expect(new Set(wire.sent.map((copy) => copy.requestId))).toEqual(new Set(['r-12345678']))
  expect(wire.waits).toHaveLength(2)
  expect(wire.waits[1]).toBeGreaterThan(wire.waits[0] ?? 0)
})
