import { businessDay } from '../../shared/domain/calendar'
import { statusText } from '../../shared/domain/requisition'
import { requisitionRow } from '../../shared/domain/requisition-view'
import type { Person } from '../../shared/schema/person'
import type { Requisition } from '../../shared/schema/requisition'
import { cut, send } from './message'

/** Kinds of subscription message about a requisition; each needs a template of the mini-program (docs/architecture.md). */
export type MessageKind = 'toDecide' | 'decided' | 'issued'

const pages: Record<MessageKind, (id: string) => string> = {
  toDecide: (id) => `packages/approval/detail/index?id=${id}`,
  decided: (id) => `packages/requisition/detail/index?id=${id}`,
  issued: (id) => `packages/requisition/detail/index?id=${id}`,
}

/** Tells people of a requisition; a message that cannot be sent is no failure. */
export const notify = (
  kind: MessageKind,
  people: readonly Person[],
  requisition: Requisition,
): Promise<void> =>
  send(
    { kind, page: pages[kind](requisition._id), data: fieldsOf(requisition), about: requisition._id },
    people,
  )

/** Fields with the length limits of their types: `thing` 20 characters, `phrase` 5, `character_string` 32. */
const fieldsOf = (requisition: Requisition) => ({
  character_string1: { value: requisition._id },
  thing2: { value: cut(`${requisition.requester.name} ${requisition.departmentName}`) },
  thing3: { value: cut(requisitionRow(requisition).brief) },
  phrase4: { value: statusText[requisition.status] },
  date5: { value: businessDay(requisition.updatedAt) },
})
