import { databaseOf, everything } from '../support/database'
import { succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { newItem } from './commands/items'
import type { InputOf } from '../../shared/operations'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

type CategoryInput = InputOf<'masterdata.saveCategory'>
const category = (code: string, more: Partial<CategoryInput> = {}): CategoryInput => ({
  code,
  name: `分类 ${code}`,
  parentId: null,
  scheme: 'own',
  ...more,
})
const save = (input: CategoryInput) => server.call('admin', 'masterdata.saveCategory', input)
const tree = () => succeed(server.call('admin', 'masterdata.categoryTree', {}))
const settingOf = async (subject: string) => {
  const { rows } = await succeed(server.call('admin', 'masterdata.settings', {}))
  return rows.find((row) => row.subject === subject)!
}

describe('categories', () => {
  test('made, renamed, moved under another, ordered, disabled and deleted', async () => {
    const top = await succeed(save(category('T')))
    const [one, two] = [
      await succeed(save(category('T1', { parentId: top._id }))),
      await succeed(save(category('T2', { parentId: top._id }))),
    ]
    const under = async () =>
      (await tree()).rows.filter(({ parentId }) => parentId === top._id).map(({ code }) => code)
    expect(await under()).toEqual(['T1', 'T2'])
    await succeed(server.call('admin', 'masterdata.moveCategory', { categoryId: two._id, position: 0 }))
    expect(await under()).toEqual(['T2', 'T1'])
    await succeed(save(category('T1', { categoryId: one._id, parentId: two._id, name: '改名' })))
    expect(await under()).toEqual(['T2'])
    expect(await save(category('T2', { categoryId: two._id, parentId: one._id }))).toMatchObject({
      code: 'CATEGORY_CIRCLE',
    })
    const status = (categoryId: string, to: 'active' | 'disabled') =>
      server.call('admin', 'masterdata.setCategoryStatus', { categoryId, status: to })
    expect(await status(two._id, 'disabled')).toMatchObject({ code: 'CATEGORY_IN_USE' })
    await succeed(status(one._id, 'disabled'))
    const item = newItem({ categoryId: one._id })
    expect(await server.call('admin', 'masterdata.saveItem', item)).toMatchObject({ code: 'CATEGORY_IN_USE' })
    for (const { _id } of [one, two, top])
      await succeed(server.call('admin', 'masterdata.deleteCategory', { categoryId: _id }))
    expect((await tree()).rows.some(({ code }) => code.startsWith('T'))).toBe(false)
  })

  test('one with items stays, and says how many', async () => {
    const { _id: categoryId } = await succeed(save(category('V')))
    await succeed(server.call('admin', 'masterdata.saveItem', newItem({ categoryId })))
    const answer = await server.call('admin', 'masterdata.deleteCategory', { categoryId })
    expect(answer).toMatchObject({ code: 'CATEGORY_IN_USE', message: expect.stringContaining('1 种物资') })
    expect((await tree()).rows.find(({ _id }) => _id === categoryId)).toMatchObject({ items: 1 })
  })

  test('of several who use a code at once one gets it', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => save(category('RACE'))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('CODE_TAKEN')
  })

  test('deleting a category and putting an item into it at once: never an item without its category', async () => {
    for (let round = 0; round < 4; round++) {
      const { _id: categoryId } = await succeed(save(category(`D${round}`)))
      const [gone, item] = await Promise.all([
        server.call('admin', 'masterdata.deleteCategory', { categoryId }),
        server.call('admin', 'masterdata.saveItem', newItem({ categoryId })),
      ])
      expect([gone.ok, item.ok].filter(Boolean)).toHaveLength(1)
    }
  })

  test('the national standard comes beside what is there and leaves every item where it is', async () => {
    const db = databaseOf(server.url)
    const before = await everything(db, 'items')
    const old = (await tree()).rows
    const added = await succeed(server.call('admin', 'masterdata.addCategoryPack', { pack: 'gbt14885' }))
    expect(added.added).toBeGreaterThan(10)
    const { rows, packMissing } = await tree()
    expect(packMissing).toBe(0)
    for (const row of old) expect(rows).toContainEqual(row)
    expect(rows.find(({ code }) => code === 'A01000000')).toMatchObject({
      name: '房屋和构筑物',
      parentId: null,
    })
    expect(await everything(db, 'items')).toEqual(before)
    const again = await succeed(server.call('admin', 'masterdata.addCategoryPack', { pack: 'gbt14885' }))
    expect(again.added).toBe(0)
  })
})

describe('settings', () => {
  test('a rule for codes holds for the next item; one that cannot make codes is refused', async () => {
    const { updatedAt } = await settingOf('itemCode')
    const rule = {
      prefix: '29',
      withCategory: false,
      categoryLength: 0,
      separator: '',
      sequenceDigits: 5,
      check: 'gs1',
      checkTyped: true,
    } as const
    const wrong = await server.call('admin', 'masterdata.saveSetting', {
      setting: { subject: 'itemCode', value: { ...rule, prefix: 'WZ' } },
      updatedAt,
    })
    expect(wrong).toMatchObject({ code: 'SETTING_WRONG', message: expect.stringContaining('数字') })
    const saved = await succeed(
      server.call('admin', 'masterdata.saveSetting', {
        setting: { subject: 'itemCode', value: rule },
        updatedAt,
      }),
    )
    expect(saved).toMatchObject({ value: rule, updatedBy: { id: 'admin', name: '刘洋' } })
    const item = await succeed(server.call('admin', 'masterdata.saveItem', newItem()))
    expect(item.code).toBe('29000012')
    const typed = await server.call('admin', 'masterdata.saveItem', newItem({ code: '29000018' }))
    expect(typed).toMatchObject({ code: 'ITEM_CODE_CHECK', details: { expected: '2' } })
    const [entry] = await everything(databaseOf(server.url), 'journal', { 'document.id': 'itemCode' })
    expect(entry).toMatchObject({ summary: '修改设置：物资编码规则' })
    expect(entry!.changes).toContainEqual({ path: 'check', before: 'mod37-36', after: 'gs1' })
  })

  test('who saves over somebody else’s save is told', async () => {
    const { updatedAt } = await settingOf('receiving')
    const to = (overPercent: number) =>
      server.call('admin', 'masterdata.saveSetting', {
        setting: { subject: 'receiving', value: { overPercent, shortPercent: 0 } },
        updatedAt,
      })
    await succeed(to(7))
    expect(await to(8)).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect(await settingOf('receiving')).toMatchObject({ value: { overPercent: 7 } })
  })

  test('a subject that nobody saved stands at its default; a standard without categories is refused', async () => {
    expect(await settingOf('loans')).toMatchObject({ value: { maxRenewals: expect.any(Number) } })
    const { updatedAt } = await settingOf('categoryStandard')
    const own = (await tree()).rows.filter(({ scheme }) => scheme === 'own')
    const answer = await server.call('admin', 'masterdata.saveSetting', {
      setting: { subject: 'categoryStandard', value: { scheme: 'own' } },
      updatedAt,
    })
    expect(answer.ok).toBe(own.some(({ status }) => status === 'active'))
    const forbidden = await server.call('clerk', 'masterdata.saveSetting', {
      setting: { subject: 'categoryStandard', value: { scheme: 'own' } },
    })
    expect(forbidden).toMatchObject({ code: 'FORBIDDEN' })
  })
})
