import { businessDay } from '../../shared/domain/calendar'
import { statusText } from '../../shared/domain/requisition'
import { requisitionRow } from '../../shared/domain/requisition-view'
import type { Person } from '../../shared/schema/person'
import type { Requisition } from '../../shared/schema/requisition'
import { app } from './app'

/** Kinds of subscription message; each needs a template of the mini-program (docs/architecture.md). */
export type MessageKind = 'toDecide' | 'decided' | 'issued'

const LONGEST_WAIT_MS = 2_000

const pages: Record<MessageKind, (id: string) => string> = {
  toDecide: (id) => `packages/approval/detail/index?id=${id}`,
  decided: (id) => `packages/requisition/detail/index?id=${id}`,
  issued: (id) => `packages/requisition/detail/index?id=${id}`,
}

/**
 * Sends a subscription message about a requisition to each person whom WeChat knows. Called after the change is
 * committed and never part of it: a message that cannot be sent is logged, since the document waits in 待办 anyway.
 */
export async function notify(
  kind: MessageKind,
  people: readonly Person[],
  requisition: Requisition,
): Promise<void> {
  const templateId = templates()[kind]
  if (!templateId) return
  const sent = people
    .flatMap((person) => person.openid ?? [])
    .map((openid) =>
      app.callWxOpenApi(
        {
          apiName: 'subscribeMessage.send',
          requestData: {
            touser: openid,
            template_id: templateId,
            page: pages[kind](requisition._id),
            data: fieldsOf(requisition),
          },
        } as never,
        { timeout: LONGEST_WAIT_MS },
      ),
    )
  for (const result of await Promise.allSettled(sent)) {
    if (result.status === 'rejected')
      console.warn(JSON.stringify({ kind, requisition: requisition._id, reason: String(result.reason) }))
  }
}

/** Template ids by kind, from the deployment's environment; without them nothing is sent. */
function templates(): Partial<Record<MessageKind, string>> {
  try {
    return JSON.parse(process.env.MESSAGE_TEMPLATES ?? '{}') as Partial<Record<MessageKind, string>>
  } catch {
    console.warn('MESSAGE_TEMPLATES is not JSON: no messages are sent')
    return {}
  }
}

/** Fields with the length limits of their types: `thing` 20 characters, `phrase` 5, `character_string` 32. */
const fieldsOf = (requisition: Requisition) => ({
  character_string1: { value: requisition._id },
  thing2: { value: cut(`${requisition.requester.name} ${requisition.departmentName}`) },
  thing3: { value: cut(requisitionRow(requisition).brief) },
  phrase4: { value: statusText[requisition.status] },
  date5: { value: businessDay(requisition.updatedAt) },
})

const cut = (text: string): string => (text.length > 20 ? `${text.slice(0, 19)}…` : text)
