import type { Caller, Person } from '../../shared/schema/person'
import { activePeople, allDepartments } from './directory'

/** Approvers of the caller's department, without the caller; if none is left, those of the departments above. */
export async function approversOf(caller: Caller): Promise<Person[]> {
  const departments = await allDepartments()
  let department = departments.find((d) => d._id === caller.departmentId)
  while (department) {
    const approvers = await activePeople(department.approverIds.filter((id) => id !== caller._id))
    if (approvers.length > 0) return approvers
    const { parentId } = department
    department = departments.find((d) => d._id === parentId)
  }
  return []
}
