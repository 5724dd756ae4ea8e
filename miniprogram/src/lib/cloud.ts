import * as z from 'zod/mini'
import { operations, type InputOf, type OperationName, type OutputOf } from '@shared/operations'
import type { Failure } from './error-text'
import { newRequestId } from './request-id'
import { send, type Message, type Sent } from './transport'

export type Answer<T> = { ok: true; data: T } | Failure

const RETRY_AFTER_MS = [400, 1500]

const Envelope = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    message: z.optional(z.string()),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
])

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
  const sent = await sendUntilAnswered({ operation, requestId, input })
  return sent.lost ? { ok: false, code: 'NETWORK' } : read(operation, sent.answer)
}

async function sendUntilAnswered(message: Message): Promise<Sent> {
  let sent = await send(message)
  for (const delay of RETRY_AFTER_MS) {
    if (!sent.lost) break
    await new Promise((resolve) => setTimeout(resolve, delay))
    sent = await send(message)
  }
  return sent
}

/** Reads an answer with the schema that the function wrote it with. */
function read<N extends OperationName>(operation: N, answer: unknown): Answer<OutputOf<N>> {
  const envelope = z.safeParse(Envelope, answer)
  if (!envelope.success) return badAnswer(operation, envelope.error)
  if (!envelope.data.ok) {
    const failure = envelope.data as Failure
    if (failure.code === 'UNAUTHENTICATED') signedOutListeners.forEach((listener) => listener())
    return failure
  }
  const data = z.safeParse(
    operations[operation].output as unknown as z.ZodMiniType<OutputOf<N>>,
    envelope.data.data,
  )
  return data.success ? { ok: true, data: data.data } : badAnswer(operation, data.error)
}

function badAnswer(operation: string, error: unknown): Failure {
  console.error(`${operation}: unreadable answer`, error)
  return { ok: false, code: 'BAD_ANSWER' }
}

const signedOutListeners = new Set<() => void>()

/** Told when the server no longer knows the session. */
export const onSignedOut = (listener: () => void) => void signedOutListeners.add(listener)
