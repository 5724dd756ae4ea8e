import { simulate } from '../../scripts/simulate/run'

const seed = process.env.SIMULATION_SEED ?? 'every test run'

test('eight clients, everything going wrong on the way: afterwards the books are right', async () => {
  const outcome = await simulate({ seed, steps: 350, clients: 8, faults: true })
  // The seed and the findings, should there be any, are what a person needs to see it again.
  expect({ seed, broken: outcome.broken }).toEqual({ seed, broken: [] })
  expect(outcome.commands.done).toBeGreaterThan(150)
  expect(Object.keys(outcome.faults)).toEqual(
    expect.arrayContaining(['conflict', 'lost-request', 'lost-reply', 'client-lost-reply']),
  )
  const kinds = Object.values(outcome.operations).filter(({ done }) => done > 0)
  expect(kinds.length).toBeGreaterThan(20)
})
