import { moves } from './moves'
import { simulate, type Outcome, type SimulationOptions } from './run'
import { makeSteps } from './steps'

export interface Shrunk {
  /** Numbers of the seed's steps that still break the rule. */
  steps: number[]
  outcome?: Outcome
}

/** Runs that are given to shrinking; each is shorter than the first. */
const RUNS = 24

/**
 * Looks for fewer steps of the seed that break the same rule: halves, then quarters and so on are left out while it still
 * breaks (delta debugging). What depends on the moment may need a second try, so each part gets two.
 */
export async function shrink(
  options: SimulationOptions,
  rule: string,
  say: (line: string) => void,
): Promise<Shrunk> {
  let steps = makeSteps(options.seed, options.steps, options.clients, moves).map(({ n }) => n)
  let found: Outcome | undefined
  let runs = 0
  for (let parts = 2; parts <= steps.length && runs < RUNS;) {
    const size = Math.ceil(steps.length / parts)
    let smaller: number[] | undefined
    for (let part = 0; part < parts && runs < RUNS && !smaller; part++) {
      const rest = steps.filter((_n, at) => at < part * size || at >= (part + 1) * size)
      for (let attempt = 0; attempt < 2 && !smaller && runs < RUNS; attempt++) {
        runs++
        const outcome = await simulate({ ...options, only: new Set(rest) })
        say(`shrinking: ${rest.length} steps, ${outcome.broken.length} findings`)
        if (!outcome.broken.some((broken) => broken.rule === rule)) continue
        smaller = rest
        found = outcome
      }
    }
    if (smaller) {
      steps = smaller
      parts = Math.max(2, parts - 1)
    } else if (size <= 1) break
    else parts = Math.min(parts * 2, steps.length)
  }
  return { steps, ...(found ? { outcome: found } : {}) }
}
