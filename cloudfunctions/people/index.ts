import { defineFunction } from '../runtime/define-function'
import { bind } from './bind'
import { deleteDepartment, departments, saveDepartment, setDepartmentStatus } from './departments'
import { get } from './get'
import { invite } from './invite'
import { list } from './list'
import { me } from './me'
import { deletePerson, savePerson, setPersonStatus } from './save'
import { unbind } from './unbind'

export const main = defineFunction<'people'>({
  'people.me': me,
  'people.list': list,
  'people.get': get,
  'people.savePerson': savePerson,
  'people.setPersonStatus': setPersonStatus,
  'people.deletePerson': deletePerson,
  'people.invite': invite,
  'people.unbind': unbind,
  'people.bind': bind,
  'people.departments': departments,
  'people.saveDepartment': saveDepartment,
  'people.setDepartmentStatus': setDepartmentStatus,
  'people.deleteDepartment': deleteDepartment,
})
