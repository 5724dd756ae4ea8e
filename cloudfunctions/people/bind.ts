import { normaliseInvitation, refuseBinding, TRIES_AN_HOUR } from '../../shared/domain/invitation'
import { ok, reject, type Result } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { Person } from '../../shared/schema/person'
import { commit, replay } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { callerOf } from '../runtime/identity'
import { sha256 } from '../runtime/seal'
import { find, get } from '../runtime/store'
import { countTry } from './bind-tries'
import { hashOf } from './invite'
import { forgetPerson } from './staff'

type Bound = OutputOf<'people.bind'>

/**
 * Makes the WeChat user who calls the person whom the code invites. WeChat vouches for the user, the code for the person.
 * The journal names the person as the actor. Ten tries an hour for each user, and a code has 50 random bits.
 */
export const bind: Handler<'people.bind'> = async ({ code: typed }, call) => {
  const { openid } = call
  if (!openid) return reject('FORBIDDEN')
  if (call.caller.roles.length > 0) return again(call, call.caller.name)
  const key = sha256(openid)
  const tries = await countTry(key, call.now)
  if (tries.count > TRIES_AN_HOUR) return reject('TOO_MANY_TRIES', { minutes: tries.minutesLeft })

  const hash = hashOf(normaliseInvitation(typed))
  const [invitation] = await find('invitations', { hash }, { limit: 1 })
  const invited = invitation && (await get('people', invitation._id))
  const refused = refuseBinding(invitation, hash, invited, call.now)
  const result =
    refused || !invited
      ? reject('INVITATION_INVALID')
      : await bindTo(invited, { openid, key, hash }, { ...call, caller: callerOf(invited) })
  return result.ok ? result : ((await repetition(openid, call)) ?? result)
}

async function bindTo(
  invited: Person,
  { openid, key, hash }: { openid: string; key: string; hash: string },
  call: CallContext,
): Promise<Result<Bound>> {
  const result = await commit<Bound>(call, async (snapshot, now) => {
    // Every binding of this WeChat user removes the one document of its tries: two codes at once cannot both succeed.
    const tries = await snapshot.get('bindTries', key)
    const invitation = await snapshot.get('invitations', invited._id)
    const before = await snapshot.get('people', invited._id)
    const refused = refuseBinding(invitation, hash, before, now)
    if (refused || !before || !tries) return refused ?? reject('INVITATION_INVALID')
    const { _id, name, departmentName } = before
    return ok({
      writes: [
        { kind: 'remove', collection: 'bindTries', id: key },
        { kind: 'remove', collection: 'invitations', id: _id },
        { kind: 'update', collection: 'people', before, document: { ...before, openid, updatedAt: now } },
      ],
      journal: {
        summary: `${name}用邀请码绑定了微信`,
        postings: [],
        document: { type: 'person', id: _id },
        changes: [{ path: 'bound', before: false, after: true }],
      },
      answer: { personId: _id, name, departmentName },
    })
  })
  if (result.ok) forgetPerson({ _id: invited._id, openid })
  return result
}

/** The answer of this very request, when another copy of it has just bound the user. */
async function repetition(openid: string, call: CallContext): Promise<Result<Bound> | null> {
  const [person] = await find('people', { openid }, { limit: 1 })
  return person ? again({ ...call, caller: callerOf(person) }, person.name) : null
}

const again = async (call: CallContext, name: string): Promise<Result<Bound>> =>
  ((await replay(call)) as Result<Bound> | null) ?? reject('ALREADY_BOUND', { name })
