import { createHmac } from 'node:crypto'
import { codeFrom, INVITATION_HOURS, refuseInvitation } from '../../shared/domain/invitation'
import { ok, reject } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { Invitation } from '../../shared/schema/person'
import { _, db, environment } from '../runtime/app'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'

/**
 * An invitation code for a person, in place of an earlier one. It is made of the request id and a key that only functions
 * know: the same request gets the same code again, and neither the database nor the journal ever holds it.
 */
export const invite: Handler<'people.invite'> = async ({ personId }, call) => {
  const code = codeFrom(keyed(`invitation ${call.requestId}`))
  const result = await commit<OutputOf<'people.invite'>>(call, async (snapshot, now) => {
    const person = await snapshot.get('people', personId)
    if (!person) return reject('NOT_FOUND', { what: '这位同事' })
    const refused = refuseInvitation(person)
    if (refused) return refused
    const before = await snapshot.get('invitations', personId)
    const document: Invitation = {
      _id: personId,
      hash: hashOf(code),
      createdAt: now,
      expiresAt: new Date(Date.parse(now) + INVITATION_HOURS * 3600_000).toISOString(),
      by: { id: call.caller._id, name: call.caller.name },
    }
    return ok({
      writes: [
        before
          ? { kind: 'update', collection: 'invitations', before, document }
          : { kind: 'insert', collection: 'invitations', document },
      ],
      journal: {
        summary: `给${person.name}生成微信邀请码，${INVITATION_HOURS} 小时内有效`,
        postings: [],
        document: { type: 'person', id: personId },
      },
      answer: { personId, name: person.name, expiresAt: document.expiresAt },
    })
  })
  if (!result.ok) return result
  await forgetOldTries(call.now)
  return ok({ ...result.data, code })
}

/** What is stored of a code. */
export const hashOf = (code: string): string => keyed(`invitation code ${code}`).toString('hex')

const keyed = (text: string): Buffer => createHmac('sha256', environment('GATEWAY_KEY')).update(text).digest()

/** Inviting is rare, so it also clears away the tries of more than an hour ago. */
async function forgetOldTries(now: string): Promise<void> {
  const anHourAgo = new Date(Date.parse(now) - 3600_000).toISOString()
  await db
    .collection('bindTries')
    .where({ since: _.lt(anHourAgo) })
    .remove()
}
