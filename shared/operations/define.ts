import type { Role } from '../schema/person'
import type * as z from 'zod/mini'

export interface Operation<
  I extends z.core.$ZodType = z.core.$ZodType,
  O extends z.core.$ZodType = z.core.$ZodType,
> {
  /** A command changes something and needs a `requestId`; a query does not. */
  kind: 'query' | 'command'
  /** Roles that may call it; `anyone` is every registered, active person. */
  roles: readonly Role[] | 'anyone'
  /** One Chinese sentence: what it is for. */
  summary: string
  input: I
  output: O
}

/** Keeps the exact schema types of an entry, so that callers get its input and output by name. */
export const operation = <I extends z.core.$ZodType, O extends z.core.$ZodType>(entry: Operation<I, O>) =>
  entry
