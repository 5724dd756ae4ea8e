import { businessDay } from '../../shared/domain/calendar'
import type { Item } from '../../shared/schema/masterdata'
import { databaseOf, everything, type TestDatabase } from '../../tests/support/database'
import type { TestServer } from '../../tests/support/server'
import { callOperation } from '../lib/client'
import { Memory } from './memory'
import type { Site, World } from './move'

/** Clerks of the demo organisation by warehouse: two that share theirs, and one apart for what goes between. */
const clerks = { 'WH-BG': ['clerk', 'sunli'], 'WH-SB': ['zhaolei'] }

/** Few items, so that clients meet at the same documents: counted, measured, by lot, with units, controlled, by piece. */
const kinds: Partial<Item>[] = [
  { name: '模拟中性笔', unit: '支', units: [{ name: '盒', numerator: 12, denominator: 1 }] },
  { name: '模拟打印纸', unit: '包', policy: 'fefo', shelfLifeDays: 400 },
  { name: '模拟缓冲液', unit: 'L', scale: 2, tracking: 'lot', policy: 'fefo', shelfLifeDays: 300 },
  { name: '模拟试剂', unit: '瓶', tracking: 'lot', policy: 'fefo', shelfLifeDays: 200, inspect: true },
  { name: '模拟麻醉药品', unit: '支', tracking: 'lot', policy: 'fefo', controlled: 'medicine' },
  { name: '模拟笔记本电脑', unit: '台', tracking: 'serial' },
]

/** Adds items whose ids begin so to the demo organisation, says who works where, and remembers nothing yet. */
export async function openWorld(
  server: TestServer,
  prefix: string,
): Promise<{ world: World; db: TestDatabase }> {
  const db = databaseOf(server.url)
  const items = kinds.map((kind, index) => itemOf(`${prefix}${index + 1}`, kind))
  for (const { _id, ...item } of items) await db.collection('items').add({ _id, ...item })
  const sites: Site[] = []
  for (const [warehouseId, names] of Object.entries(clerks)) {
    const places = await everything(db, 'locations', { warehouseId })
    const active = places.filter((place) => place.status === 'active')
    const some = (kind: string) =>
      active
        .filter((p) => p.zoneKind === kind)
        .slice(0, 4)
        .map((p) => p._id)
    sites.push({
      warehouseId,
      clerks: names,
      qualified: some('qualified'),
      inspection: some('inspection'),
      rejected: some('rejected'),
    })
  }
  const suppliers = await everything(db, 'suppliers', { status: 'active' })
  const world: World = {
    items,
    sites,
    staff: ['staff', 'masiyuan', 'linhai', 'xumei'],
    approvers: ['approver', 'chenzhiyuan', 'huangting', 'zhouqiang', 'gaofeng', 'wuxiaoyan'],
    supplierId: suppliers.find((supplier) => !supplier.inspect)?._id ?? '',
    today: businessDay(Date.now()),
    memory: new Memory(),
    async ask(account, operation, input) {
      try {
        const answer = await callOperation(server.url, await server.login(account), operation, input)
        return answer.ok ? answer.data : undefined
      } catch {
        return undefined
      }
    },
  }
  return { world, db }
}

const itemOf = (_id: string, kind: Partial<Item>): Item => ({
  _id,
  code: _id,
  name: _id,
  specification: '',
  unit: '个',
  scale: 0,
  categoryId: 'C01',
  units: [],
  barcodes: [],
  tracking: 'none',
  policy: 'fifo',
  initials: 'mn',
  status: 'active',
  priceFen: 1_234,
  levels: [],
  updatedAt: new Date().toISOString(),
  ...kind,
})
