import { fieldChanges } from '../../shared/domain/field-changes'
import { refuseDelete } from '../../shared/domain/lifecycle'
import { savePerson as save, setPersonStatus as setStatus } from '../../shared/domain/people'
import { ok, reject } from '../../shared/errors'
import type { PersonRow } from '../../shared/operations/people'
import type { Person } from '../../shared/schema/person'
import { commit, type Change, type Snapshot } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { pinyinOf } from '../runtime/pinyin'
import { find } from '../runtime/store'
import { historyOf, type Use } from '../runtime/uses'
import { personRow } from './person-view'
import { forgetPerson, personWrites, staffNow } from './staff'

export const savePerson: Handler<'people.savePerson'> = async ({ personId, ...input }, call) => {
  const id = personId ?? input.account
  const spelt = await pinyinOf(input.name)
  const result = await commit<PersonRow>(call, async (snapshot, now) => {
    const before = await snapshot.get('people', id)
    if (personId && !before) return reject('NOT_FOUND', { what: '这位同事' })
    if (!personId && (before || (await isTaken(input.account)))) {
      return reject('CODE_TAKEN', { what: '账号', code: input.account })
    }
    const decision = save(await staffNow(call), before, { ...input, ...spelt }, now)
    return decision.ok
      ? ok(await change(snapshot, before, decision.data, before ? '修改' : '新建'))
      : decision
  })
  forgetPerson({ _id: id })
  return result
}

export const setPersonStatus: Handler<'people.setPersonStatus'> = async ({ personId, status }, call) => {
  let openid: string | undefined
  const result = await commit<PersonRow>(call, async (snapshot, now) => {
    const before = await snapshot.get('people', personId)
    if (!before) return reject('NOT_FOUND', { what: '这位同事' })
    openid = before.openid
    const decision = setStatus(await staffNow(call), before, status, now)
    return decision.ok
      ? ok(await change(snapshot, before, decision.data, status === 'active' ? '启用' : '停用'))
      : decision
  })
  forgetPerson({ _id: personId, ...(openid ? { openid } : {}) })
  return result
}

/** Only who never did anything: the journal names people by their ids for ever. */
export const deletePerson: Handler<'people.deletePerson'> = async ({ personId }, call) => {
  const result = await commit<{ personId: string }>(call, async (snapshot, now) => {
    const before = await snapshot.get('people', personId)
    if (!before) return reject('NOT_FOUND', { what: '这位同事' })
    const refused = refuseDelete(before, now, before.name)
    if (refused) return refused
    const uses = await historyOf(everDone(personId))
    if (uses) return reject('HAS_HISTORY', { what: before.name, uses })
    const invitation = await snapshot.get('invitations', personId)
    return ok({
      writes: [
        { kind: 'remove', collection: 'people', id: personId },
        ...(invitation
          ? [{ kind: 'remove' as const, collection: 'invitations' as const, id: personId }]
          : []),
      ],
      journal: {
        summary: `删除人员 ${before.name}（${before.account}）`,
        postings: [],
        document: { type: 'person', id: personId },
        changes: changesOf(before, undefined),
      },
      answer: { personId },
    })
  })
  forgetPerson({ _id: personId })
  return result
}

const everDone = (personId: string): Use[] => [
  ['journal', { 'actor.id': personId }, '操作记录'],
  ['requisitions', { 'requester.id': personId }, '申请单'],
  ['requisitions', { approverIds: personId }, '审批单'],
  ['departments', { approverIds: personId }, '审批人的职责'],
  ['assets', { 'holder.person.id': personId }, '名下的资产'],
]

/** An account that somebody with another id has. */
const isTaken = async (account: string): Promise<boolean> =>
  (await find('people', { account }, { limit: 1, fields: ['_id'] })).length > 0

async function change(
  snapshot: Snapshot,
  before: Person | undefined,
  document: Person,
  verb: string,
): Promise<Change<PersonRow>> {
  return {
    writes: await personWrites(snapshot, before, document),
    journal: {
      summary: `${verb}人员 ${document.name}（${document.account}）`,
      postings: [],
      document: { type: 'person', id: document._id },
      changes: changesOf(before, document),
    },
    answer: personRow(document),
  }
}

/** What an auditor may read of a change: not whom WeChat knows. */
const changesOf = (before: Person | undefined, after: Person | undefined) =>
  fieldChanges(before && personRow(before), after && personRow(after))
