import * as z from 'zod/mini'

export interface Message {
  operation: string
  requestId: string
  input: unknown
}

/** `lost`: nobody knows whether it arrived; the same message may be sent again. */
export type Sent = { lost: false; answer: unknown } | { lost: true }

/** What every function answers, whatever the operation. */
const Envelope = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    message: z.optional(z.string()),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
])
export type Envelope = z.infer<typeof Envelope>

export interface Means {
  send: (message: Message) => Promise<Sent>
  wait: (milliseconds: number) => Promise<void>
}

const RETRY_AFTER_MS = [400, 1500]

/**
 * Sends a message until it is answered, three times at most and always the same: the server does a `requestId` once.
 * What is no answer of our functions (a time-out of the platform, a login page of a foreign network) counts as lost.
 * @returns null when nothing came back.
 */
export async function deliver(message: Message, { send, wait }: Means): Promise<Envelope | null> {
  for (const delay of [0, ...RETRY_AFTER_MS]) {
    if (delay > 0) await wait(delay)
    const sent = await send(message)
    const envelope = sent.lost ? null : z.safeParse(Envelope, sent.answer)
    if (envelope?.success) return envelope.data
  }
  return null
}
