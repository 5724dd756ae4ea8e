// `npm run simulate -- --seed S --steps N --clients C [--faults off] [--shrink off] [--json]`: many clients at once, with
// everything going wrong that can, and the books looked at afterwards. Ends with 1 when a rule did not hold.
import { buildStale } from '../lib/build-stale'
import { badUsage, parseFlags } from '../lib/flags'
import { report } from './report'
import { simulate, type Outcome } from './run'
import { shrink } from './shrink'

const { values } = parseFlags({
  seed: { type: 'string' },
  steps: { type: 'string', default: '10000' },
  clients: { type: 'string', default: '20' },
  faults: { type: 'string', default: 'on' },
  shrink: { type: 'string', default: 'on' },
  only: { type: 'string' },
  json: { type: 'boolean' },
})

async function main() {
  const options = {
    seed: values.seed ?? String(Date.now() % 1_000_000),
    steps: whole('steps', values.steps, 1_000_000),
    clients: whole('clients', values.clients, 200),
    faults: onOff('faults', values.faults),
  }
  if (!(await buildStale(['functions']))) process.exit(1)
  const only = values.only ? { only: new Set(values.only.split(',').map(Number)) } : {}
  const outcome = await simulate({ ...options, ...only, progress })
  show(outcome)
  if (outcome.broken.length === 0) return
  process.exitCode = 1
  if (onOff('shrink', values.shrink)) await shrinkAndSay(options, outcome)
}

async function shrinkAndSay(options: Parameters<typeof simulate>[0], outcome: Outcome): Promise<void> {
  const rule = outcome.broken[0]?.rule ?? ''
  const smaller = await shrink(options, rule, (line) => console.error(line))
  const flags = `--seed ${options.seed} --steps ${options.steps} --clients ${options.clients}`
  const steps = [...smaller.steps].join(',')
  console.error(`\n${smaller.steps.length} steps are enough to break it again:`)
  console.error(`  npm run simulate -- ${flags} --only ${steps} --shrink off`)
  if (smaller.outcome) show(smaller.outcome)
}

function show(outcome: Outcome): void {
  if (values.json) console.log(JSON.stringify(outcome))
  else console.log(report(outcome))
}

function progress(done: number, of: number): void {
  if (!values.json && done % 500 === 0) console.error(`  ${done} of ${of} steps`)
}

function whole(name: string, text: string, most: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > most)
    badUsage(`--${name} 应为 1 至 ${most} 的整数，而不是 ${text}`)
  return number
}

function onOff(name: string, text: string): boolean {
  if (text !== 'on' && text !== 'off') badUsage(`--${name} 应为 on 或 off，而不是 ${text}`)
  return text === 'on'
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
