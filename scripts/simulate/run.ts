import { startServer } from '../../tests/support/server'
import { checkEverything } from './checks'
import { Choice } from './choice'
import { moves } from './moves'
import type { Move, World } from './move'
import { described, Sender, type Sent } from './sender'
import { makeSteps, type Step } from './steps'
import { openWorld } from './world'

export interface SimulationOptions {
  seed: string
  steps: number
  clients: number
  /** Without them everything goes well, and what fails is the program alone. */
  faults: boolean
  /** Only these of the seed's steps, by their number. */
  only?: ReadonlySet<number>
  progress?: (done: number, of: number) => void
}

/** A rule that did not hold, and what was seen. */
export interface Broken {
  rule: string
  detail: unknown
}

export interface Outcome {
  seed: string
  steps: number
  clients: number
  /** Commands by what became of them, and how often they were sent again. */
  commands: { sent: number; done: number; refused: number; again: number; lost: number; busy: number }
  /** Done and refused by kind of operation. */
  operations: Record<string, { done: number; refused: Record<string, number> }>
  /** Faults that were injected, by kind. */
  faults: Record<string, number>
  seconds: number
  commandsPerSecond: number
  broken: Broken[]
}

/** Rates of what goes wrong, and the skew of clocks in milliseconds. Locks of the dead end after `IDLE_MS`. */
const RATES = {
  conflict: 0.02,
  'lost-request': 0.004,
  'lost-reply': 0.004,
  'function-kill': 0.004,
  'client-lost-request': 0.01,
  'client-lost-reply': 0.02,
}
const SKEW_MS = 20_000
const IDLE_MS = 1_500

/**
 * Runs the steps of a seed with many clients at once against the emulator, then looks whether everything that must hold
 * does. Between the clients the order is the machine's: a seed gives the same wishes, not the same interleaving.
 */
export async function simulate(options: SimulationOptions): Promise<Outcome> {
  const { seed, clients } = options
  const all = makeSteps(seed, options.steps, clients, moves)
  const steps = options.only ? all.filter(({ n }) => options.only?.has(n)) : all
  const plan = { seed, rates: {}, skewMs: options.faults ? SKEW_MS : 0 }
  const server = await startServer({ edition: { faults: plan, limits: { transactionIdleMs: IDLE_MS } } })
  const began = performance.now()
  const broken: Broken[] = []
  try {
    const { world, db } = await openWorld(server, 'SIM0')
    const setFaults = (rates: object) =>
      fetch(`${server.url}/_emulator/faults`, { method: 'POST', body: JSON.stringify({ ...plan, rates }) })
    const sender = new Sender({
      url: server.url,
      tokenOf: (account) => server.login(account),
      pauseMs: 30,
      broken: (rule, sent, detail) => broken.push({ rule, detail: { ...described(sent), detail } }),
    })
    for (const account of [...world.staff, ...world.approvers, ...world.sites.flatMap((s) => s.clerks)])
      await server.login(account)
    const journalBefore = (await db.collection('journal').where({}).count()).total ?? 0

    if (options.faults) await setFaults(RATES)
    let done = 0
    const tick = () => options.progress?.(++done, steps.length)
    await Promise.all(
      Array.from({ length: clients }, (_client, client) =>
        live(
          world,
          sender,
          steps.filter((step) => step.client === client),
          tick,
        ),
      ),
    )
    const faults = await countedFaults(server.url)
    if (options.faults) await setFaults({})
    await settle(sender)
    const seconds = (performance.now() - began) / 1_000
    broken.push(...(await checkEverything({ world, db, server, sent: sender.history, journalBefore })))
    return { ...summary(sender.history, seconds), seed, steps: steps.length, clients, faults, broken }
  } finally {
    await server.close()
  }
}

/** One client: its steps in order; what it sends late goes out after a few others. */
async function live(world: World, sender: Sender, steps: readonly Step[], tick: () => void): Promise<void> {
  const late: { sent: Sent; after: number }[] = []
  for (const [at, step] of steps.entries()) {
    const choice = new Choice(step.choices)
    const command = await commandOf(world, step.move, choice)
    if (command) {
      const sent = await sender.send(command, step.mischief)
      if (step.mischief === 'late') late.push({ sent, after: at + 1 + Math.floor(choice.chance() * 4) })
    }
    for (const { sent } of late.filter(({ after }) => after === at)) await sender.untilDecided(sent)
    tick()
  }
}

/** The step's own kind, or where there is nothing to do it with, one that is always possible. */
export async function commandOf(world: World, name: string, choice: Choice) {
  const move = moves.find((candidate) => candidate.name === name)
  return (await move?.prepare(world, choice)) ?? (await fallback(choice)?.prepare(world, choice))
}

const fallback = (choice: Choice): Move | undefined =>
  moves.find(({ name }) => name === (choice.happens(0.4) ? 'receive' : 'submit'))

/** Nothing fails any more: what nobody has decided is decided, and of what was, every fifth is sent once again. */
async function settle(sender: Sender): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS + 500))
  const again = sender.history.filter(({ state, n }) => state === 'open' || (state === 'done' && n % 5 === 0))
  for (const sent of [...again].reverse()) await sender.untilDecided(sent)
}

async function countedFaults(url: string): Promise<Record<string, number>> {
  const response = await fetch(`${url}/_emulator/faults`)
  return ((await response.json()) as { counts: Record<string, number> }).counts
}

function summary(history: readonly Sent[], seconds: number) {
  const operations: Outcome['operations'] = {}
  for (const { command, state, code } of history) {
    const row = (operations[command.operation] ??= { done: 0, refused: {} })
    if (state === 'done') row.done++
    else row.refused[code ?? 'open'] = (row.refused[code ?? 'open'] ?? 0) + 1
  }
  const total = (of: (sent: Sent) => number) => history.reduce((sum, sent) => sum + of(sent), 0)
  return {
    commands: {
      sent: history.length,
      done: total(({ state }) => Number(state === 'done')),
      refused: total(({ state }) => Number(state === 'refused')),
      again: total(({ tries }) => tries - 1),
      lost: total(({ lost }) => lost),
      busy: total(({ busy }) => busy),
    },
    operations: Object.fromEntries(Object.entries(operations).sort()),
    seconds: Math.round(seconds * 10) / 10,
    commandsPerSecond: Math.round(history.length / seconds),
  }
}
