import { randomUUID } from 'node:crypto'
import type { InputOf } from '../../shared/operations'
import { databaseOf, everything, type TestDatabase } from '../support/database'
import { plainGoods } from '../support/issuing'
import { succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { invited, ownPerson } from './commands/people'
import { retired } from './commands/places'

let server: TestServer
let db: TestDatabase
beforeAll(async () => {
  server = await startServer({ clientCalls: true })
  db = databaseOf(server.url)
})
afterAll(() => server?.close())

const newcomer = (more: Partial<InputOf<'people.savePerson'>> = {}): InputOf<'people.savePerson'> => ({
  account: `p${randomUUID().slice(0, 8)}`,
  name: '欧阳明月',
  departmentId: 'BM04',
  roles: ['staff'],
  warehouseIds: [],
  grants: [],
  ...more,
})
const save = (input: InputOf<'people.savePerson'>, account = 'admin') =>
  server.call(account, 'people.savePerson', input)
const setStatus = (personId: string, status: 'active' | 'disabled', account = 'admin') =>
  server.call(account, 'people.setPersonStatus', { personId, status })
const bind = (openid: string, code: string, requestId?: string) =>
  server.call(`wx:${openid}`, 'people.bind', { code }, requestId)

describe('people', () => {
  test('are found by name, pinyin, initials, account, department and role', async () => {
    const made = await succeed(save(newcomer({ phone: '13900000001', roles: ['staff', 'approver'] })))
    const found = async (input: InputOf<'people.list'>) =>
      (await succeed(server.call('admin', 'people.list', { limit: 100, ...input }))).rows.map(
        ({ _id }) => _id,
      )
    for (const q of ['欧阳', 'oymy', 'OUYANG', made.account, '139000']) {
      expect(await found({ q })).toContain(made._id)
    }
    expect(await found({ q: '欧阳', departmentId: 'BM04', role: 'approver', status: 'active' })).toEqual([
      made._id,
    ])
    expect(await found({ q: '欧阳', role: 'clerk' })).toEqual([])
    expect(await found({ q: '欧阳', departmentId: 'BM01' })).toEqual([])
  })

  test('an account belongs to one, also when two administrators are as quick as each other', async () => {
    const input = newcomer()
    const answers = await Promise.all([save(input), save({ ...input, name: '另一人' })])
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: 'CODE_TAKEN' })
    expect(await save(newcomer({ account: 'Clerk' }))).toMatchObject({ code: 'CODE_TAKEN' })
  })

  test('a clerk has a warehouse, rights go with the role, and neither is kept without it', async () => {
    const grants: InputOf<'people.savePerson'>['grants'] = ['directIssue', 'checkControlled']
    const clerk = newcomer({ roles: ['clerk'], grants })
    expect(await save(clerk)).toMatchObject({ code: 'WAREHOUSE_REQUIRED' })
    expect(await save({ ...clerk, warehouseIds: ['WH-XX'] })).toMatchObject({ code: 'NOT_FOUND' })
    const made = await succeed(save({ ...clerk, warehouseIds: ['WH-BG'] }))
    expect(made).toMatchObject({ warehouseIds: ['WH-BG'], grants })
    const staff = { ...clerk, personId: made._id, roles: ['staff' as const], warehouseIds: ['WH-BG'] }
    expect(await succeed(save({ ...staff, updatedAt: made.updatedAt }))).toMatchObject({
      warehouseIds: [],
      grants: ['checkControlled'],
    })
    expect(await save({ ...staff, updatedAt: made.updatedAt })).toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })

  test('nobody removes oneself as administrator, and of two who remove each other one stays', async () => {
    const me = await succeed(server.call('admin', 'people.get', { personId: 'admin' }))
    const input = { ...newcomer({ account: 'admin', departmentId: 'BM01' }), personId: 'admin' }
    const updatedAt = me.person.updatedAt
    expect(await save({ ...input, updatedAt })).toMatchObject({ code: 'OWN_ACCOUNT' })
    expect(await setStatus('admin', 'disabled')).toMatchObject({ code: 'OWN_ACCOUNT' })

    const second = await succeed(save(newcomer({ roles: ['admin'] })))
    const answers = await Promise.all([
      setStatus(second._id, 'disabled', 'admin'),
      setStatus('admin', 'disabled', second.account),
    ])
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
    const left = await everything(db, 'people', { roles: 'admin', status: 'active' })
    expect(left).toHaveLength(1)
    for (const id of ['admin', second._id]) await db.collection('people').doc(id).update({ status: 'active' })
  })

  test('sessions opened before somebody was disabled are over for good', async () => {
    const made = await succeed(save(newcomer()))
    await server.login(made.account)
    await succeed(setStatus(made._id, 'disabled'))
    await succeed(setStatus(made._id, 'active'))
    expect(await setStatus(made._id, 'active')).toMatchObject({ code: 'ALREADY_HANDLED' })
    // The instance that gave the token out may know it for 30 seconds more; what it reads then is this.
    const [session] = await everything(db, 'sessions', { personId: made._id })
    const [person] = await everything(db, 'people', { _id: made._id })
    expect(person!.sessionsFrom! > session!.createdAt).toBe(true)
  })

  test('who did something is kept; who never did is deleted', async () => {
    const personId = await ownPerson(server)
    const remove = (id: string) => server.call('admin', 'people.deletePerson', { personId: id })
    expect(await remove(personId)).toMatchObject({ code: 'NOT_DISABLED' })
    await succeed(setStatus(personId, 'disabled'))
    expect(await remove(personId)).toMatchObject({ code: 'JUST_DISABLED' })
    await retired(server, 'people', personId)
    await succeed(remove(personId))
    await retired(server, 'people', 'hejing')
    expect(await remove('hejing')).toMatchObject({ code: 'HAS_HISTORY' })
    await succeed(setStatus('hejing', 'active'))
  })
})

describe('an invitation', () => {
  test('binds a WeChat user once, whatever is typed around the letters, and is stored nowhere', async () => {
    const { personId, code } = await invited(server)
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
    const openid = `wx-${randomUUID()}`
    const stored = JSON.stringify([
      await everything(db, 'invitations', { _id: personId }),
      await everything(db, 'journal', { operation: 'people.invite', 'document.id': personId }),
    ])
    expect(stored).not.toContain(code)

    expect(await server.call(`wx:${openid}`, 'people.me', {})).toMatchObject({ code: 'NOT_REGISTERED' })
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `
    expect(await succeed(bind(openid, typed))).toMatchObject({ personId, name: '新同事' })
    expect(await succeed(server.call(`wx:${openid}`, 'people.me', {}))).toMatchObject({ _id: personId })
    const person = await succeed(server.call('admin', 'people.get', { personId }))
    expect(person.person.bound).toBe(true)
    expect(person.invitedUntil).toBeUndefined()
    expect(JSON.stringify(person)).not.toContain(openid)

    expect(await bind(`wx-${randomUUID()}`, code)).toMatchObject({ code: 'INVITATION_INVALID' })
    expect(await bind(openid, code)).toMatchObject({ code: 'ALREADY_BOUND' })
    expect(await server.call('admin', 'people.invite', { personId })).toMatchObject({ code: 'ALREADY_BOUND' })
    const entries = await everything(db, 'journal', { operation: 'people.bind', 'document.id': personId })
    expect(entries).toMatchObject([{ actor: { id: personId }, device: 'weapp' }])
  })

  test('a new one ends the one before, and it ends by itself', async () => {
    const { personId, code } = await invited(server)
    const { code: newer } = await succeed(server.call('admin', 'people.invite', { personId }))
    expect(await bind(`wx-${randomUUID()}`, code)).toMatchObject({ code: 'INVITATION_INVALID' })
    await db.collection('invitations').doc(personId).update({ expiresAt: '2026-01-01T00:00:00.000Z' })
    expect(await bind(`wx-${randomUUID()}`, newer!)).toMatchObject({ code: 'INVITATION_INVALID' })
  })

  test('two codes at once bind one WeChat user to one person', async () => {
    const codes = await Promise.all([invited(server), invited(server), invited(server)])
    const openid = `wx-${randomUUID()}`
    const answers = await Promise.all(codes.map(({ code }) => bind(openid, code)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await everything(db, 'people', { openid })).toHaveLength(1)
  })

  test('one code used by two WeChat users at once binds one of them', async () => {
    const { personId, code } = await invited(server)
    const answers = await Promise.all(['a', 'b', 'c'].map((x) => bind(`${x}-${personId}`, code)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  test('after ten wrong codes in an hour even the right one is refused, many at once too', async () => {
    const { code } = await invited(server)
    const openid = `wx-${randomUUID()}`
    const tries = await Promise.all(Array.from({ length: 12 }, () => bind(openid, 'AAAAA-AAAAA')))
    const codes = tries.map((answer) => (answer.ok ? 'ok' : answer.code))
    expect(codes.filter((c) => c === 'INVITATION_INVALID')).toHaveLength(10)
    expect(codes.filter((c) => c === 'TOO_MANY_TRIES')).toHaveLength(2)
    const refused = await bind(openid, code)
    expect(refused).toMatchObject({ code: 'TOO_MANY_TRIES' })
    expect(refused.ok || refused.message).toMatch(/请 \d+ 分钟后再试/)
    await succeed(bind(`wx-${randomUUID()}`, code))
  })

  test('unbound, the WeChat user is nobody again and the person can be invited anew', async () => {
    const { personId, code } = await invited(server)
    const openid = `wx-${randomUUID()}`
    await succeed(bind(openid, code))
    expect(await succeed(server.call('admin', 'people.unbind', { personId }))).toMatchObject({ bound: false })
    expect(await server.call('admin', 'people.unbind', { personId })).toMatchObject({
      code: 'ALREADY_HANDLED',
    })
    expect(await server.call(`wx:${openid}`, 'people.me', {})).toMatchObject({ code: 'NOT_REGISTERED' })
    const again = await succeed(server.call('admin', 'people.invite', { personId }))
    await succeed(bind(openid, again.code!))
  })
})

describe('departments', () => {
  const department = (code: string, more: Partial<InputOf<'people.saveDepartment'>> = {}) => ({
    code,
    name: `${code} 科`,
    branch: '本部',
    parentId: null,
    approverIds: ['approver'],
    ...more,
  })
  const saveDepartment = (input: InputOf<'people.saveDepartment'>) =>
    server.call('admin', 'people.saveDepartment', input)

  test('form a tree that never becomes a ring, also when two are moved under each other at once', async () => {
    const top = await succeed(saveDepartment(department('T1')))
    const child = await succeed(saveDepartment(department('T2', { parentId: 'T1' })))
    expect(
      await saveDepartment({
        ...department('T1', { parentId: 'T2' }),
        departmentId: 'T1',
        updatedAt: top.updatedAt,
      }),
    ).toMatchObject({ code: 'DEPARTMENT_LOOP' })
    const free = await succeed(
      saveDepartment({ ...department('T2'), departmentId: 'T2', updatedAt: child.updatedAt }),
    )
    const answers = await Promise.all([
      saveDepartment({
        ...department('T1', { parentId: 'T2' }),
        departmentId: 'T1',
        updatedAt: top.updatedAt,
      }),
      saveDepartment({
        ...department('T2', { parentId: 'T1' }),
        departmentId: 'T2',
        updatedAt: free.updatedAt,
      }),
    ])
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: 'DEPARTMENT_LOOP' })
  })

  test('one that goods were handed out to is kept', async () => {
    await succeed(saveDepartment(department('T9')))
    const row = await plainGoods(server)
    const issue = {
      warehouseId: row.warehouseId,
      purpose: '布置新办公室',
      targets: [{ departmentId: 'T9', receivedBy: '老周' }],
      lines: [{ itemId: row.itemId, cells: [{ departmentId: 'T9', quantity: 1 }] }],
    }
    await succeed(server.call('clerk', 'outbound.directIssue', issue))
    await succeed(
      server.call('admin', 'people.setDepartmentStatus', { departmentId: 'T9', status: 'disabled' }),
    )
    await retired(server, 'departments', 'T9')
    expect(await server.call('admin', 'people.deleteDepartment', { departmentId: 'T9' })).toMatchObject({
      code: 'HAS_HISTORY',
      details: { uses: '直接发放单' },
    })
  })

  test('approvers can approve, and a renamed department is what its people are of', async () => {
    expect(await saveDepartment(department('T3', { approverIds: ['staff'] }))).toMatchObject({
      code: 'APPROVER_UNFIT',
    })
    expect(await saveDepartment(department('T3', { parentId: 'T0' }))).toMatchObject({ code: 'NOT_FOUND' })
    const made = await succeed(saveDepartment(department('T3')))
    const person = await succeed(save(newcomer({ departmentId: 'T3' })))
    await succeed(
      saveDepartment({
        ...department('T3', { name: '信息中心' }),
        departmentId: 'T3',
        updatedAt: made.updatedAt,
      }),
    )
    const { rows } = await succeed(server.call('admin', 'people.list', { q: person.account }))
    expect(rows).toMatchObject([{ departmentName: '信息中心' }])
    const all = await succeed(server.call('admin', 'people.departments', {}))
    expect(all.rows.find(({ _id }) => _id === 'T3')).toMatchObject({
      name: '信息中心',
      people: 1,
      approvers: [{ id: 'approver', name: '李建国' }],
    })
    const disable = { departmentId: 'T3', status: 'disabled' as const }
    expect(await server.call('admin', 'people.setDepartmentStatus', disable)).toMatchObject({
      code: 'STILL_NEEDED',
    })
  })
})
