import type { Category, Department, Supplier, Warehouse } from '../../shared/schema/masterdata'
import type * as z from 'zod/mini'

const headquarters = '本部'
const south = '南区分部'
const active = { status: 'active' } as const

/** `approverIds` in order of preference; each department has two, so that nobody waits for his own hand. */
export const departments: z.infer<typeof Department>[] = [
  { _id: 'BM01', name: '综合办公室', approverIds: ['zhouqiang', 'wuxiaoyan'], branch: headquarters },
  { _id: 'BM02', name: '财务科', approverIds: ['wuxiaoyan', 'zhouqiang'], branch: headquarters },
  { _id: 'BM03', name: '人力资源科', approverIds: ['zhouqiang', 'wuxiaoyan'], branch: headquarters },
  { _id: 'BM04', name: '理化检验室', approverIds: ['approver', 'chenzhiyuan'], branch: headquarters },
  { _id: 'BM05', name: '微生物检验室', approverIds: ['huangting', 'approver'], branch: headquarters },
  { _id: 'BM06', name: '医务室', approverIds: ['approver', 'huangting'], branch: headquarters },
  { _id: 'BM07', name: '设备保障科', approverIds: ['gaofeng', 'zhouqiang'], branch: south },
  { _id: 'BM08', name: '后勤服务科', approverIds: ['gaofeng', 'zhouqiang'], branch: south },
].map((department) => ({ ...department, parentId: null, ...active }))

const unqualified = [
  { code: 'DJ', name: '待检区', kind: 'inspection' },
  { code: 'BH', name: '不合格区', kind: 'rejected' },
] as const
const qualified = (code: string, name: string) => ({ code, name, kind: 'qualified' }) as const

export const warehouses: z.infer<typeof Warehouse>[] = [
  {
    _id: 'WH-BG',
    code: 'WH-BG',
    name: '办公用品库',
    branch: headquarters,
    address: '本部 1 号楼 B1 层',
    zones: [qualified('A', '文具区'), qualified('B', '耗材清洁区'), ...unqualified],
    ...active,
  },
  {
    _id: 'WH-SY',
    code: 'WH-SY',
    name: '试剂药品库',
    branch: headquarters,
    address: '本部 3 号楼 1 层东侧',
    zones: [qualified('A', '试剂区'), qualified('B', '药品区'), qualified('C', '实验耗材区'), ...unqualified],
    ...active,
  },
  {
    _id: 'WH-SB',
    code: 'WH-SB',
    name: '设备库',
    branch: south,
    address: '南区 5 号库房',
    zones: [qualified('A', '设备备件区'), qualified('B', '工具劳保区'), ...unqualified],
    ...active,
  },
]

/** Letters and digits after the government's purchasing catalogue, as GB/T 14885 writes them. */
const tree: [code: string, name: string, parent?: string][] = [
  ['A05040000', '办公用品'],
  ['A05040100', '纸制文具', 'A05040000'],
  ['A05040400', '书写文具', 'A05040000'],
  ['A05049900', '桌面用品', 'A05040000'],
  ['A05040200', '打印耗材', 'A05040000'],
  ['A05040500', '清洁用品', 'A05040000'],
  ['A07080000', '化学试剂'],
  ['A07080100', '无机试剂', 'A07080000'],
  ['A07080200', '有机试剂', 'A07080000'],
  ['A07080300', '培养基与标准物质', 'A07080000'],
  ['A07020000', '医药用品'],
  ['A07020100', '药品', 'A07020000'],
  ['A07020200', '消毒与卫生材料', 'A07020000'],
  ['A02100000', '仪器与实验用品'],
  ['A02109900', '实验耗材', 'A02100000'],
  ['A02000000', '设备与备件'],
  ['A02010000', '信息化设备', 'A02000000'],
  ['A02050000', '设备备件', 'A02000000'],
  ['A02330000', '工具', 'A02000000'],
  ['A05039900', '劳动防护', 'A02000000'],
]

export const categories: z.infer<typeof Category>[] = tree.map(([code, name, parent], index) => ({
  _id: code,
  code,
  name,
  parentId: parent ?? null,
  order: (index + 1) * 10,
  scheme: 'gbt14885',
  ...active,
}))

const names: [name: string, phone: string][] = [
  ['文启办公用品有限公司', '0510-5550101'],
  ['嘉禾纸业商贸有限公司', '0510-5550118'],
  ['迅达办公设备有限公司', '0510-5550126'],
  ['洁源日用品有限公司', '0510-5550133'],
  ['华试化学试剂有限公司', '0510-5550147'],
  ['江海精细化工有限公司', '0510-5550152'],
  ['博微生物技术有限公司', '0510-5550169'],
  ['康源医药有限公司', '0510-5550174'],
  ['安护医疗用品有限公司', '0510-5550188'],
  ['鼎力机电设备有限公司', '0510-5550195'],
]

export const suppliers: z.infer<typeof Supplier>[] = names.map(([name, phone], index) => {
  const code = `GYS${String(index + 1).padStart(3, '0')}`
  return { _id: code, code, name, phone, ...active }
})

/** A supplier on trial: everything that it delivers is judged first. Only the story of inspections buys from it. */
export const supplierOnTrial: z.infer<typeof Supplier> = {
  _id: 'GYS011',
  code: 'GYS011',
  name: '正衡计量器材有限公司',
  phone: '0510-5550203',
  inspect: true,
  ...active,
}
