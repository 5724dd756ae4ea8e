import * as z from 'zod/mini'
import { operations, type InputOf, type OperationName, type OutputOf } from '@shared/operations'
import { deliver, type Envelope } from './delivery'
import type { Failure } from './error-text'
import { newRequestId } from './request-id'
import { send } from './transport'

export type Answer<T> = { ok: true; data: T } | Failure

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/**
 * Calls an operation. What gets lost on the way is sent again with the same `requestId`, so that it happens once;
 * after that it answers NETWORK. Never throws.
 * @param requestId kept by whoever may send the same command again, see `useCommand`.
 */
export async function call<N extends OperationName>(
  operation: N,
  input: InputOf<N>,
  { requestId = newRequestId() }: { requestId?: string } = {},
): Promise<Answer<OutputOf<N>>> {
  const answer = await deliver({ operation, requestId, input }, { send, wait })
  return answer ? read(operation, answer) : { ok: false, code: 'NETWORK' }
}

/** Reads an answer with the schema that the function wrote it with. */
function read<N extends OperationName>(operation: N, answer: Envelope): Answer<OutputOf<N>> {
  if (!answer.ok) {
    if (answer.code === 'UNAUTHENTICATED') signedOutListeners.forEach((listener) => listener())
    // A newer server may know more codes; `failureText` then uses its message.
    return answer as Failure
  }
  const data = z.safeParse(operations[operation].output as unknown as z.ZodMiniType<OutputOf<N>>, answer.data)
  if (data.success) return { ok: true, data: data.data }
  console.error(`${operation}: unreadable answer`, data.error)
  return { ok: false, code: 'BAD_ANSWER' }
}

const signedOutListeners = new Set<() => void>()

/** Told when the server no longer knows the session. */
export const onSignedOut = (listener: () => void) => void signedOutListeners.add(listener)
