import { randomUUID } from 'node:crypto'
import type { InputOf } from '../../../shared/operations'
import { succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'
import { retired } from './places'

const admin = { account: 'admin', stranger: 'clerk' } as const

const fresh = (prefix: string) => `${prefix}${randomUUID().slice(0, 8)}`

const newcomer = (): InputOf<'people.savePerson'> => ({
  account: fresh('p'),
  name: '新同事',
  departmentId: 'BM01',
  roles: ['staff'],
  warehouseIds: [],
  grants: [],
})

export const ownPerson = async (server: TestServer): Promise<string> =>
  (await succeed(server.call('admin', 'people.savePerson', newcomer())))._id

const newDepartment = (): InputOf<'people.saveDepartment'> => ({
  code: fresh('BM').toUpperCase(),
  name: '新科室',
  branch: '本部',
  parentId: null,
  approverIds: ['approver'],
})

const ownDepartment = async (server: TestServer): Promise<string> =>
  (await succeed(server.call('admin', 'people.saveDepartment', newDepartment())))._id

/** A person with an open code, and the code. */
export async function invited(server: TestServer): Promise<{ personId: string; code: string }> {
  const personId = await ownPerson(server)
  const { code } = await succeed(server.call('admin', 'people.invite', { personId }))
  return { personId, code: code! }
}

/** A person whom a WeChat user is bound to. */
async function bound(server: TestServer): Promise<string> {
  const { personId, code } = await invited(server)
  await succeed(server.call(fresh('wx:'), 'people.bind', { code }))
  return personId
}

export const people = {
  'people.savePerson': async () => {
    const input = newcomer()
    return { ...admin, input, other: { ...input, name: '别的同事' } }
  },
  'people.setPersonStatus': async (server) => {
    const personId = await ownPerson(server)
    return { ...admin, input: { personId, status: 'disabled' }, other: { personId, status: 'active' } }
  },
  'people.deletePerson': async (server) => {
    const personId = await ownPerson(server)
    await retired(server, 'people', personId)
    return { ...admin, input: { personId }, other: { personId: 'staff' } }
  },
  'people.invite': async (server) => ({
    ...admin,
    input: { personId: await ownPerson(server) },
    other: { personId: await ownPerson(server) },
  }),
  'people.unbind': async (server) => ({
    ...admin,
    input: { personId: await bound(server) },
    other: { personId: await bound(server) },
  }),
  'people.bind': async (server) => {
    const { code } = await invited(server)
    return { account: fresh('wx:'), stranger: fresh('wx:'), input: { code }, other: { code: 'ABCDE-23456' } }
  },
  'people.saveDepartment': async () => {
    const input = newDepartment()
    return { ...admin, input, other: { ...input, name: '别的科室' } }
  },
  'people.setDepartmentStatus': async (server) => {
    const departmentId = await ownDepartment(server)
    return {
      ...admin,
      input: { departmentId, status: 'disabled' },
      other: { departmentId, status: 'active' },
    }
  },
  'people.deleteDepartment': async (server) => {
    const departmentId = await ownDepartment(server)
    await retired(server, 'departments', departmentId)
    return { ...admin, input: { departmentId }, other: { departmentId: await ownDepartment(server) } }
  },
} satisfies Examples
