import { randomAt } from '../../emulator/edition/random'

/**
 * What happens to a command on its way: `twice` it is sent again while the first is under way; `late` it is sent again
 * after others of the same client, as a queue of a phone would that lost the answer; `impatient` the client does not wait
 * for the answer and goes on.
 */
export type Mischief = 'none' | 'twice' | 'late' | 'impatient'

/** One thing that one client does: which one, and numbers of 0 to 1 that it chooses by. Nothing else is random. */
export interface Step {
  n: number
  client: number
  move: string
  choices: number[]
  mischief: Mischief
}

export interface Weighted {
  name: string
  /** How often it is done, against the others. */
  weight: number
}

const CHOICES = 8

/**
 * The steps of a seed. Each is drawn for itself, so that a shorter list of the same seed begins in the same way, and a
 * step that is left out changes no other.
 */
export function makeSteps(seed: string, count: number, clients: number, moves: readonly Weighted[]): Step[] {
  return Array.from({ length: count }, (_step, n) => ({
    n,
    client: Math.floor(randomAt(seed, 'client', n) * clients),
    move: drawn(moves, randomAt(seed, 'move', n)),
    choices: Array.from({ length: CHOICES }, (_choice, i) => randomAt(seed, `choice ${i}`, n)),
    mischief: mischiefOf(randomAt(seed, 'mischief', n)),
  }))
}

function drawn(moves: readonly Weighted[], chance: number): string {
  const total = moves.reduce((sum, { weight }) => sum + weight, 0)
  let left = chance * total
  for (const { name, weight } of moves) {
    left -= weight
    if (left < 0) return name
  }
  return moves[moves.length - 1]?.name ?? ''
}

function mischiefOf(chance: number): Mischief {
  if (chance < 0.06) return 'twice'
  if (chance < 0.12) return 'late'
  return chance < 0.16 ? 'impatient' : 'none'
}
