import { pinyin } from 'pinyin-pro'
import type { Department } from '../../shared/schema/masterdata'
import type { Person } from '../../shared/schema/person'
import type * as z from 'zod/mini'

/** People who have done nothing yet, so that an administrator sees every state: to be bound to WeChat, and left. */
export const newcomers: Person[] = [
  {
    _id: 'zhengkai',
    name: '郑凯',
    account: 'zhengkai',
    roles: ['staff'],
    title: '实习检验员',
    phone: '13900005521',
    departmentId: 'BM04',
    departmentName: '理化检验室',
    warehouseIds: [],
    status: 'active',
  },
  {
    _id: 'fengjianping',
    name: '冯建平',
    account: 'fengjianping',
    roles: ['staff'],
    title: '已退休',
    departmentId: 'BM08',
    departmentName: '后勤服务科',
    warehouseIds: [],
    status: 'disabled',
    disabledAt: '2026-03-31T09:00:00.000Z',
  },
]

/** A department under another, and one that is no more. */
export const furtherDepartments: z.infer<typeof Department>[] = [
  {
    _id: 'BM09',
    name: '样品接收组',
    branch: '本部',
    parentId: 'BM04',
    approverIds: [],
    status: 'active',
  },
  {
    _id: 'BM10',
    name: '原设备维修班',
    branch: '南区分部',
    parentId: 'BM07',
    approverIds: [],
    status: 'disabled',
    disabledAt: '2026-03-31T09:00:00.000Z',
  },
]

/** With the pinyin that a save would have stored, so that searches find it. */
export const searchable = <T extends { name: string }>(document: T) => ({
  ...document,
  initials: spell(document.name, 'first'),
  pinyin: spell(document.name, 'pinyin'),
})

const spell = (text: string, pattern: 'first' | 'pinyin'): string =>
  pinyin(text, { pattern, toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
