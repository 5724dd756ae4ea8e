import { ok, reject, type Result } from '../errors'
import type { Department } from '../schema/masterdata'
import type { Person } from '../schema/person'
import { refuseStale } from './lifecycle'

export interface DepartmentInput {
  code: string
  name: string
  branch: string
  parentId: string | null
  approverIds: readonly string[]
  updatedAt?: string
}

/** The department and all under it, nearest first. */
export function departmentsUnder(all: readonly Pick<Department, '_id' | 'parentId'>[], id: string): string[] {
  const children = all.filter((department) => department.parentId === id)
  return [id, ...children.flatMap((child) => departmentsUnder(all, child._id))]
}

/** Departments as a list that reads as a tree: each one right after its parent, with its depth. */
export function asTree<D extends Pick<Department, '_id' | 'parentId'>>(
  all: readonly D[],
): { department: D; depth: number }[] {
  const known = new Set(all.map(({ _id }) => _id))
  const under = (parent: string | null, depth: number): { department: D; depth: number }[] =>
    all
      // One whose parent is gone from the list stands at the top: nobody is left out.
      .filter(({ parentId }) =>
        parent === null ? parentId === null || !known.has(parentId) : parentId === parent,
      )
      .flatMap((department) => [{ department, depth }, ...under(department._id, depth + 1)])
  return under(null, 0)
}

/**
 * A new department, or one changed. Rejects DEPARTMENT_LOOP when it would stand under itself, NOT_FOUND for a parent that
 * is not there or disabled, APPROVER_UNFIT for an approver who is not active or has not the role, CHANGED_MEANWHILE.
 * @param people the approvers by id, as far as they are known.
 */
export function saveDepartment(
  all: readonly Department[],
  before: Department | undefined,
  { updatedAt: basedOn, ...input }: DepartmentInput,
  people: ReadonlyMap<string, Person>,
  now: string,
): Result<Department> {
  const stale = before && refuseStale(before, basedOn, '部门')
  if (stale) return stale
  const parent = all.find(({ _id }) => _id === input.parentId)
  if (
    input.parentId !== null &&
    !(parent && (parent.status === 'active' || parent._id === before?.parentId))
  ) {
    return reject('NOT_FOUND', { what: '上级部门' })
  }
  if (before && parent && departmentsUnder(all, before._id).includes(parent._id)) {
    return reject('DEPARTMENT_LOOP', { name: `「${parent.name}」` })
  }
  const unfit = input.approverIds.find((id) => !isApprover(people.get(id)))
  if (unfit) return reject('APPROVER_UNFIT', { name: people.get(unfit)?.name ?? unfit })
  return ok({
    ...(before ?? { _id: input.code, status: 'active' as const }),
    name: input.name,
    branch: input.branch,
    parentId: input.parentId,
    approverIds: [...new Set(input.approverIds)],
    updatedAt: now,
  })
}

const isApprover = (person: Person | undefined): boolean =>
  person?.status === 'active' && person.roles.includes('approver')
