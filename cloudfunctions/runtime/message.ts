import type { Person } from '../../shared/schema/person'
import { app } from './app'

const LONGEST_WAIT_MS = 2_000

export interface Message {
  /** Names the template of the mini-program (docs/architecture.md). */
  kind: string
  /** Path that a tap on the message opens. */
  page: string
  /** Fields of the template with their values. */
  data: Record<string, { value: string }>
  /** Number of the document, for the log. */
  about: string
}

/**
 * Sends a subscription message to each person whom WeChat knows. Called after the change is committed and never part of
 * it: a message that cannot be sent is logged, since what it is about waits on the workbench anyway.
 */
export async function send({ kind, page, data, about }: Message, people: readonly Person[]): Promise<void> {
  const templateId = templates()[kind]
  if (!templateId) return
  const sent = people
    .flatMap((person) => person.openid ?? [])
    .map((openid) =>
      app.callWxOpenApi(
        {
          apiName: 'subscribeMessage.send',
          requestData: { touser: openid, template_id: templateId, page, data },
        } as never,
        { timeout: LONGEST_WAIT_MS },
      ),
    )
  for (const result of await Promise.allSettled(sent)) {
    if (result.status === 'rejected')
      console.warn(JSON.stringify({ kind, about, reason: String(result.reason) }))
  }
}

/** Template ids by kind, from the deployment's environment; without them nothing is sent. */
function templates(): Partial<Record<string, string>> {
  try {
    return JSON.parse(process.env.MESSAGE_TEMPLATES ?? '{}') as Partial<Record<string, string>>
  } catch {
    console.warn('MESSAGE_TEMPLATES is not JSON: no messages are sent')
    return {}
  }
}

/** A `thing` of a template has 20 characters. */
export const cut = (text: string): string => (text.length > 20 ? `${text.slice(0, 19)}…` : text)
