import { type Compile, type Scope } from '../expression/types'

/** What one field of `$group` gathers for one group. */
export interface Accumulator {
  add(scope: Scope): void
  result(): unknown
}

/** Compiles an accumulator once; what it answers makes one for each group. */
export type AccumulatorMaker = (operand: unknown, compile: Compile, name: string) => () => Accumulator
