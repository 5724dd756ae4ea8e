import { fieldChanges } from '../../shared/domain/field-changes'
import { saveDepartment as save } from '../../shared/domain/department-tree'
import { refuseDelete, withStatus } from '../../shared/domain/lifecycle'
import { ok, reject } from '../../shared/errors'
import type { Department } from '../../shared/schema/masterdata'
import { _, db } from '../runtime/app'
import { commit, type Change, type Snapshot } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { forget } from '../runtime/directory'
import { lock } from '../runtime/locks'
import { find } from '../runtime/store'
import { historyOf, usesOf, type Use } from '../runtime/uses'

const $ = db.command.aggregate

/** All departments past every cache, also those disabled, with their approvers and how many people each has. */
export const departments: Handler<'people.departments'> = async () => {
  const [rows, counted] = await Promise.all([
    find('departments', {}, { orderBy: [['_id', 'asc']], limit: 1_000 }),
    db
      .collection('people')
      .aggregate()
      .match({ status: 'active' })
      .group({ _id: '$departmentId', people: $.sum(1) })
      .limit(1_000)
      .end(),
  ])
  const people = new Map((counted.data as { _id: string; people: number }[]).map((c) => [c._id, c.people]))
  const approverIds = [...new Set(rows.flatMap((row) => row.approverIds))]
  const approvers = await find('people', { _id: _.in(approverIds) }, { limit: 1_000, fields: ['name'] })
  const names = new Map(approvers.map(({ _id, name }) => [_id, name]))
  return ok({
    rows: rows.map((row) => ({
      ...row,
      approvers: row.approverIds.map((id) => ({ id, name: names.get(id) ?? id })),
      people: people.get(row._id) ?? 0,
    })),
  })
}

export const saveDepartment: Handler<'people.saveDepartment'> = async ({ departmentId, ...input }, call) => {
  const id = departmentId ?? input.code
  const result = await commit<Department>(call, async (snapshot, now) => {
    const before = await snapshot.get('departments', id)
    if (departmentId && !before) return reject('NOT_FOUND', { what: '部门' })
    if (!departmentId && before) return reject('CODE_TAKEN', { what: '部门编号', code: input.code })
    const all = await find('departments', {}, { limit: 1_000 })
    const approvers = await find('people', { _id: _.in(input.approverIds) }, { limit: 100 })
    const known = new Map(approvers.map((person) => [person._id, person]))
    const decision = save(all, before, input, known, now)
    if (!decision.ok) return decision
    const moved = before?.parentId !== decision.data.parentId
    return ok(await change(snapshot, before, decision.data, before ? '修改' : '新建', moved))
  })
  forget('departments')
  return result
}

export const setDepartmentStatus: Handler<'people.setDepartmentStatus'> = async (
  { departmentId, status },
  call,
) => {
  const result = await commit<Department>(call, async (snapshot, now) => {
    const before = await snapshot.get('departments', departmentId)
    if (!before) return reject('NOT_FOUND', { what: '部门' })
    const decision = withStatus<Department>(before, status, now)
    if (!decision.ok) return decision
    const uses = status === 'disabled' ? await usesOf(inUse(departmentId)) : ''
    if (uses) return reject('STILL_NEEDED', { what: `「${before.name}」`, uses })
    return ok(await change(snapshot, before, decision.data, status === 'active' ? '启用' : '停用', true))
  })
  forget('departments')
  return result
}

export const deleteDepartment: Handler<'people.deleteDepartment'> = async ({ departmentId }, call) => {
  const result = await commit<{ departmentId: string }>(call, async (snapshot, now) => {
    const before = await snapshot.get('departments', departmentId)
    if (!before) return reject('NOT_FOUND', { what: '部门' })
    const refused = refuseDelete(before, now, `「${before.name}」`)
    if (refused) return refused
    const uses = await historyOf(everUsed(departmentId))
    if (uses) return reject('HAS_HISTORY', { what: `「${before.name}」`, uses })
    return ok({
      writes: [
        await lock(snapshot, 'departments'),
        { kind: 'remove', collection: 'departments', id: departmentId },
      ],
      journal: {
        summary: `删除部门 ${before.name}（${departmentId}）`,
        postings: [],
        document: { type: 'department', id: departmentId },
        changes: fieldChanges(before, undefined),
      },
      answer: { departmentId },
    })
  })
  forget('departments')
  return result
}

const inUse = (departmentId: string): Use[] => [
  ['people', { departmentId, status: 'active' }, '位在用的人员'],
  ['departments', { parentId: departmentId, status: 'active' }, '个下级部门'],
]

const everUsed = (departmentId: string): Use[] => [
  ['people', { departmentId }, '人员'],
  ['departments', { parentId: departmentId }, '下级部门'],
  ['requisitions', { departmentId }, '申请单'],
  ['directIssues', { departmentIds: departmentId }, '直接发放单'],
  ['assets', { 'holder.department.id': departmentId }, '名下的资产'],
]

/** @param moved whether the tree changes: two such changes never overlap, or they could tie departments into a ring. */
async function change(
  snapshot: Snapshot,
  before: Department | undefined,
  document: Department,
  verb: string,
  moved: boolean,
): Promise<Change<Department>> {
  return {
    writes: [
      ...(moved ? [await lock(snapshot, 'departments')] : []),
      before
        ? { kind: 'update', collection: 'departments', before, document }
        : { kind: 'insert', collection: 'departments', document },
    ],
    journal: {
      summary: `${verb}部门 ${document.name}（${document._id}）`,
      postings: [],
      document: { type: 'department', id: document._id },
      changes: fieldChanges(before, document),
    },
    answer: document,
  }
}
