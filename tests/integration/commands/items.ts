import { randomUUID } from 'node:crypto'
import type { InputOf } from '../../../shared/operations'
import { succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

const admin = { account: 'admin', stranger: 'clerk' }
const CATEGORY = 'A05040100'

/** An item that is right unless changed; its code is made by the server. */
export const newItem = (
  more: Partial<InputOf<'masterdata.saveItem'>> = {},
): InputOf<'masterdata.saveItem'> => ({
  name: '便利贴',
  specification: '76×76mm',
  categoryId: CATEGORY,
  unit: '本',
  scale: 0,
  units: [{ name: '包', numerator: 12, denominator: 1 }],
  barcodes: [],
  tracking: 'none',
  policy: 'fifo',
  priceFen: 250,
  levels: [],
  ...more,
})

const madeItem = (server: TestServer) => succeed(server.call('admin', 'masterdata.saveItem', newItem()))

const madeCategory = (server: TestServer) =>
  succeed(
    server.call('admin', 'masterdata.saveCategory', {
      code: `X${randomUUID().slice(0, 8).toUpperCase()}`,
      name: '试用分类',
      parentId: null,
      scheme: 'own',
    }),
  )

export const items = {
  'masterdata.saveItem': async () => {
    const input = newItem({ name: '回形针' })
    return { ...admin, input, other: { ...input, name: '大头针' } }
  },
  'masterdata.setItemStatus': async (server) => {
    const { _id: itemId } = await madeItem(server)
    return { ...admin, input: { itemId, status: 'disabled' }, other: { itemId, status: 'active' } }
  },
  'masterdata.deleteItem': async (server) => {
    const [one, two] = [await madeItem(server), await madeItem(server)]
    return { ...admin, input: { itemId: one._id }, other: { itemId: two._id } }
  },
  'masterdata.saveCategory': async () => {
    const code = `N${randomUUID().slice(0, 8).toUpperCase()}`
    const input = { code, name: '新分类', parentId: null, scheme: 'own' } as const
    return { ...admin, input, other: { ...input, code: `${code}2` } }
  },
  'masterdata.moveCategory': async (server) => {
    const { _id: categoryId } = await madeCategory(server)
    return { ...admin, input: { categoryId, position: 0 }, other: { categoryId, position: 1 } }
  },
  'masterdata.setCategoryStatus': async (server) => {
    const { _id: categoryId } = await madeCategory(server)
    return { ...admin, input: { categoryId, status: 'disabled' }, other: { categoryId, status: 'active' } }
  },
  'masterdata.deleteCategory': async (server) => {
    const [one, two] = [await madeCategory(server), await madeCategory(server)]
    return { ...admin, input: { categoryId: one._id }, other: { categoryId: two._id } }
  },
  'masterdata.addCategoryPack': async () => ({
    ...admin,
    input: { pack: 'gbt14885', under: 'A03000000' },
    other: { pack: 'gbt14885', under: 'A04000000' },
  }),
  'masterdata.saveSetting': async (server) => {
    const { rows } = await succeed(server.call('admin', 'masterdata.settings', {}))
    const receiving = rows.find((row) => row.subject === 'receiving')!
    const to = (overPercent: number) =>
      ({
        setting: { subject: 'receiving', value: { overPercent, shortPercent: 0 } },
        updatedAt: receiving.updatedAt,
      }) as const
    return { ...admin, input: to(3), other: to(4) }
  },
} satisfies Examples
