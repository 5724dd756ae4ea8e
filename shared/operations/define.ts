import type { Role } from '../schema/person'
import type * as z from 'zod/mini'

export interface Operation<
  I extends z.core.$ZodType = z.core.$ZodType,
  O extends z.core.$ZodType = z.core.$ZodType,
  K extends 'query' | 'command' = 'query' | 'command',
> {
  /** A command changes something and needs a `requestId`; a query does not. */
  kind: K
  /**
   * Roles that may call it; `anyone` is every registered, active person, `unregistered` a WeChat user who is nobody here
   * yet (and one who has just become somebody, for a repetition).
   */
  roles: readonly Role[] | 'anyone' | 'unregistered'
  /** One Chinese sentence: what it is for. */
  summary: string
  input: I
  output: O
}

/** Keeps the exact schema types and the kind of an entry, so that callers get its input and output by name. */
export const operation = <
  I extends z.core.$ZodType,
  O extends z.core.$ZodType,
  const K extends 'query' | 'command',
>(
  entry: Operation<I, O, K>,
) => entry
