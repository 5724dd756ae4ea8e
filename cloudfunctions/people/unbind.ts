import { ok, reject } from '../../shared/errors'
import type { PersonRow } from '../../shared/operations/people'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { personRow } from './person-view'
import { forgetPerson } from './staff'

/** The WeChat user is nobody here any more within half a minute, and every session of the person is over. */
export const unbind: Handler<'people.unbind'> = async ({ personId }, call) => {
  let openid: string | undefined
  const result = await commit<PersonRow>(call, async (snapshot, now) => {
    const before = await snapshot.get('people', personId)
    if (!before) return reject('NOT_FOUND', { what: '这位同事' })
    openid = before.openid
    if (openid === undefined) return reject('ALREADY_HANDLED', { state: '未绑定' })
    if (personId === call.caller._id) return reject('OWN_ACCOUNT')
    const { openid: _openid, ...rest } = before
    const document = { ...rest, sessionsFrom: now, updatedAt: now }
    return ok({
      writes: [{ kind: 'update', collection: 'people', before, document }],
      journal: {
        summary: `解除${before.name}的微信绑定`,
        postings: [],
        document: { type: 'person', id: personId },
        changes: [{ path: 'bound', before: true, after: false }],
      },
      answer: personRow(document),
    })
  })
  forgetPerson({ _id: personId, ...(openid ? { openid } : {}) })
  return result
}
