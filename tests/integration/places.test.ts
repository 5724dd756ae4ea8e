import { randomUUID } from 'node:crypto'
import type { InputOf } from '../../shared/operations'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything, type TestDatabase } from '../support/database'
import { CLERKS_WAREHOUSE, receipt, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
let db: TestDatabase
beforeAll(async () => {
  server = await startServer()
  db = databaseOf(server.url)
})
afterAll(() => server?.close())

const zones: InputOf<'masterdata.saveWarehouse'>['zones'] = [
  { code: 'A', name: '一区', kind: 'qualified' },
  { code: 'DJ', name: '待检区', kind: 'inspection' },
]
const newWarehouse = (code: string) =>
  succeed(
    server.call('admin', 'masterdata.saveWarehouse', { code, name: `${code} 库`, branch: '本部', zones }),
  )

/** As if it had been disabled some minutes ago, when every instance has learnt of it. */
const settled = (collection: 'warehouses' | 'locations' | 'suppliers', id: string) =>
  db.collection(collection).doc(id).update({ disabledAt: '2026-01-01T00:00:00.000Z' })

const locationsOf = async (warehouseId: string) =>
  (await everything(db, 'locations')).filter((location) => location.warehouseId === warehouseId)

const ranges = (racks: number, levels: number, bins: number) =>
  [racks, levels, bins].map((to) => ({ from: '1', to: String(to) }))

describe('warehouses', () => {
  test('a new one has a code that is free, and zones that goods can come into', async () => {
    const made = await newWarehouse('WH-T1')
    expect(made).toMatchObject({ _id: 'WH-T1', status: 'active', zones })
    const again = { code: 'wh-t1', name: '又一个', branch: '本部', zones }
    expect(await server.call('admin', 'masterdata.saveWarehouse', again)).toMatchObject({
      code: 'CODE_TAKEN',
    })
    const only = { ...again, code: 'WH-T0', zones: [zones[1]!] }
    expect(await server.call('admin', 'masterdata.saveWarehouse', only)).toMatchObject({ code: 'ZONE_RULE' })
  })

  test('a form filled from an older state is refused, and what changed is in the journal', async () => {
    const made = await newWarehouse('WH-T2')
    const input = { warehouseId: made._id, code: made._id, name: '改名库', branch: '本部', zones }
    const requestId = randomUUID()
    const changed = await succeed(
      server.call('admin', 'masterdata.saveWarehouse', { ...input, updatedAt: made.updatedAt }, requestId),
    )
    const stale = { ...input, name: '别人的', updatedAt: made.updatedAt }
    expect(await server.call('admin', 'masterdata.saveWarehouse', stale)).toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    const [entry] = await everything(db, 'journal', { _id: requestId })
    expect(entry!.changes).toEqual([{ path: 'name', before: 'WH-T2 库', after: '改名库' }])
    expect(changed.name).toBe('改名库')
  })

  test('with goods in it, it is not closed; never used, it is deleted once closed for a while', async () => {
    const close = (warehouseId: string) =>
      server.call('admin', 'masterdata.setWarehouseStatus', { warehouseId, status: 'disabled' })
    const remove = (warehouseId: string) =>
      server.call('admin', 'masterdata.deleteWarehouse', { warehouseId })
    const busy = await close(CLERKS_WAREHOUSE)
    expect(busy).toMatchObject({ ok: false, code: 'STILL_NEEDED' })
    expect(busy.ok || busy.message).toMatch(/\d+ 种物资在库/)

    await newWarehouse('WH-T3')
    expect(await remove('WH-T3')).toMatchObject({ code: 'NOT_DISABLED' })
    await succeed(close('WH-T3'))
    expect(await close('WH-T3')).toMatchObject({ code: 'ALREADY_HANDLED' })
    expect(await remove('WH-T3')).toMatchObject({ code: 'JUST_DISABLED' })
    await settled('warehouses', 'WH-T3')
    await succeed(remove('WH-T3'))
    const { rows } = await succeed(
      server.call('admin', 'masterdata.listWarehouses', { includeDisabled: true }),
    )
    expect(rows.map(({ _id }) => _id)).not.toContain('WH-T3')
  })
})

describe('locations', () => {
  test('thousands at once, in serpentine order after the others; again, only what is missing', async () => {
    const { _id: warehouseId } = await newWarehouse('WH-T4')
    const input = {
      warehouseId,
      zone: 'A',
      ranges: ranges(20, 5, 20),
      walk: 'serpentine' as const,
      capacity: 4,
    }
    const preview = await succeed(server.call('admin', 'masterdata.previewLocations', input))
    expect(preview).toMatchObject({ count: 2_000, existing: 0, first: 'A-01-01-01', last: 'A-20-05-01' })
    const made = await succeed(server.call('admin', 'masterdata.generateLocations', input))
    expect(made).toMatchObject({ made: 2_000, existing: 0 })

    const locations = await locationsOf(warehouseId)
    expect(locations).toHaveLength(2_000)
    const walk = locations.sort((a, b) => a.pickSequence - b.pickSequence).map(({ code }) => code)
    expect(walk.slice(0, 6)).toEqual(
      ['01-01', '02-01', '03-01', '04-01', '05-01', '01-02'].map((rest) => `A-01-${rest}`),
    )
    expect(walk[100]).toBe('A-02-01-20')
    expect(new Set(locations.map(({ pickSequence }) => pickSequence)).size).toBe(2_000)
    expect(locations[0]).toMatchObject({ zoneKind: 'qualified', capacity: 4, status: 'active' })

    expect(await server.call('admin', 'masterdata.generateLocations', input)).toMatchObject({
      code: 'NOTHING_TO_GENERATE',
    })
    const wider = { ...input, ranges: ranges(21, 5, 20) }
    expect(await succeed(server.call('admin', 'masterdata.generateLocations', wider))).toMatchObject({
      made: 100,
      existing: 2_000,
      first: 'A-21-01-01',
    })
    const tooMany = { ...input, ranges: ranges(99, 99, 99) }
    expect(await server.call('admin', 'masterdata.previewLocations', tooMany)).toMatchObject({
      code: 'TOO_MANY_LOCATIONS',
    })
  })

  test('two people generate overlapping racks at once: every code exists once, every place in the walk too', async () => {
    const { _id: warehouseId } = await newWarehouse('WH-T5')
    const generate = (racks: number) =>
      server.call('admin', 'masterdata.generateLocations', {
        warehouseId,
        zone: 'A',
        ranges: ranges(racks, 2, 10),
        walk: 'straight',
      })
    const answers = await Promise.all([generate(3), generate(4), generate(5), generate(5)])
    expect(answers.some((answer) => answer.ok)).toBe(true)
    for (const answer of answers) {
      if (!answer.ok) expect(answer.code).toBe('NOTHING_TO_GENERATE')
    }
    const locations = await locationsOf(warehouseId)
    expect(locations).toHaveLength(100)
    expect(new Set(locations.map(({ pickSequence }) => pickSequence)).size).toBe(100)
  })

  test('a single one is by the rule of its warehouse, which may be its own', async () => {
    const rule = {
      separator: '.' as const,
      segments: [
        { name: '柜', style: 'number' as const, width: 1 },
        { name: '格', style: 'letter' as const, width: 1 },
      ],
    }
    await succeed(
      server.call('admin', 'masterdata.saveWarehouse', {
        code: 'WH-T6',
        name: '小库',
        branch: '本部',
        zones,
        locationRule: rule,
      }),
    )
    const save = (code: string, more: object = {}) =>
      server.call('admin', 'masterdata.saveLocation', { warehouseId: 'WH-T6', code, ...more })
    const wrong = await save('A-01-02-03')
    expect(wrong).toMatchObject({ code: 'LOCATION_CODE_WRONG' })
    expect(wrong.ok || wrong.message).toContain('A.1.A')
    expect(await save('X.1.A')).toMatchObject({ code: 'LOCATION_CODE_WRONG' })
    const made = await succeed(save('a.2.b', { capacity: 2 }))
    expect(made).toMatchObject({ _id: 'WH-T6:A.2.B', zone: 'A', pickSequence: 10, capacity: 2 })
    expect(await save('A.2.B')).toMatchObject({ code: 'CODE_TAKEN' })
    const moved = { locationId: made._id, pickSequence: 5, updatedAt: made.updatedAt }
    expect(await succeed(save(made.code, moved))).toMatchObject({ pickSequence: 5 })
    expect(await save(made.code, moved)).toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })

  test('a zone with locations keeps its kind', async () => {
    const { _id: warehouseId } = await newWarehouse('WH-T7')
    const fresh = await succeed(
      server.call('admin', 'masterdata.saveLocation', { warehouseId, code: 'DJ-01-01-01' }),
    )
    expect(fresh.zoneKind).toBe('inspection')
    const before = await succeed(server.call('admin', 'masterdata.warehouse', { warehouseId }))
    const { name, branch, updatedAt } = before.warehouse
    const save = (changed: typeof zones) =>
      server.call('admin', 'masterdata.saveWarehouse', {
        warehouseId,
        code: warehouseId,
        name,
        branch,
        zones: changed,
        updatedAt,
      })
    const kindChanged = [zones[0]!, { ...zones[1]!, kind: 'rejected' as const }]
    expect(await save(kindChanged)).toMatchObject({ code: 'ZONE_IN_USE' })
    expect(await save([zones[0]!])).toMatchObject({ code: 'ZONE_IN_USE' })
    await succeed(save([...zones, { code: 'B', name: '二区', kind: 'qualified' }]))
  })

  test('one where goods lie is disabled but not deleted; an empty one is', async () => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 20 && r.item.scale === 0)
    const location = await succeed(
      server.call('admin', 'masterdata.saveLocation', { warehouseId: CLERKS_WAREHOUSE, code: 'A-91-01-01' }),
    )
    const empty = await succeed(
      server.call('admin', 'masterdata.saveLocation', { warehouseId: CLERKS_WAREHOUSE, code: 'A-91-01-02' }),
    )
    await succeed(server.call('clerk', 'inbound.receive', receipt(row, location._id)))
    const ids = [location._id, empty._id]
    const input = { warehouseId: CLERKS_WAREHOUSE, locationIds: ids }
    const disabled = { ...input, status: 'disabled' as const }
    expect(await succeed(server.call('admin', 'masterdata.setLocationStatus', disabled))).toEqual({
      changed: 2,
    })
    for (const id of ids) await settled('locations', id)
    const refused = await server.call('admin', 'masterdata.deleteLocations', input)
    expect(refused).toMatchObject({ code: 'HAS_HISTORY' })
    expect(refused.ok || refused.message).toContain('A-91-01-01')
    const one = { warehouseId: CLERKS_WAREHOUSE, locationIds: [empty._id] }
    expect(await succeed(server.call('admin', 'masterdata.deleteLocations', one))).toEqual({ deleted: 1 })

    const seen = await succeed(
      server.call('admin', 'masterdata.rack', { warehouseId: CLERKS_WAREHOUSE, rack: 'A-91' }),
    )
    expect(seen.rows).toMatchObject([{ code: 'A-91-01-01', status: 'disabled', lots: 1 }])
    const { racks } = await succeed(
      server.call('admin', 'masterdata.warehouse', { warehouseId: CLERKS_WAREHOUSE }),
    )
    expect(racks.find(({ rack }) => rack === 'A-91')).toEqual({
      rack: 'A-91',
      zone: 'A',
      locations: 1,
      disabled: 1,
      occupied: 1,
    })
  })
})

describe('suppliers', () => {
  test('are found by pinyin, and deleted only without receipts', async () => {
    const input = { code: 'GYS901', name: '晨光文具批发部', phone: '0510-5550999', inspect: true }
    const made = await succeed(server.call('admin', 'masterdata.saveSupplier', input))
    expect(made).toMatchObject({ _id: 'GYS901', inspect: true, initials: 'cgwjpfb' })
    expect(await server.call('admin', 'masterdata.saveSupplier', input)).toMatchObject({ code: 'CODE_TAKEN' })
    const found = await succeed(
      server.call('admin', 'masterdata.listSuppliers', { q: 'CGWJ', includeDisabled: true }),
    )
    expect(found.rows).toMatchObject([{ _id: 'GYS901' }])
    const disable = (supplierId: string) =>
      succeed(server.call('admin', 'masterdata.setSupplierStatus', { supplierId, status: 'disabled' }))
    const remove = (supplierId: string) => server.call('admin', 'masterdata.deleteSupplier', { supplierId })

    const [awaited] = await everything(db, 'purchaseOrders', { awaited: true })
    const busy = { supplierId: awaited!.supplierId, status: 'disabled' as const }
    expect(await server.call('admin', 'masterdata.setSupplierStatus', busy)).toMatchObject({
      code: 'STILL_NEEDED',
    })
    const expected = (await everything(db, 'purchaseOrders', { awaited: true })).map((o) => o.supplierId)
    const used = (await everything(db, 'receipts')).find(
      ({ supplierId }) => supplierId && !expected.includes(supplierId),
    )
    for (const supplierId of ['GYS901', used!.supplierId!]) {
      await disable(supplierId)
      await settled('suppliers', supplierId)
    }
    expect(await remove(used!.supplierId!)).toMatchObject({ code: 'HAS_HISTORY' })
    await succeed(remove('GYS901'))
    const clerk = await succeed(server.call('clerk', 'masterdata.listSuppliers', { includeDisabled: true }))
    expect(clerk.rows.every(({ status }) => status === 'active')).toBe(true)
  })
})

test('nothing is received in a warehouse that is closed', async () => {
  const { _id: warehouseId } = await newWarehouse('WH-T8')
  await succeed(server.call('admin', 'masterdata.saveLocation', { warehouseId, code: 'A-01-01-01' }))
  await succeed(server.call('admin', 'masterdata.setWarehouseStatus', { warehouseId, status: 'disabled' }))
  const clerk = await succeed(server.call('admin', 'people.get', { personId: 'sunli' }))
  const { account, name, departmentId, roles, warehouseIds, grants = [] } = clerk.person
  await succeed(
    server.call('admin', 'people.savePerson', {
      personId: 'sunli',
      account,
      name,
      departmentId,
      roles,
      warehouseIds: [...warehouseIds, warehouseId],
      grants,
    }),
  )
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.item.scale === 0)
  const goods = receipt({ ...row, warehouseId }, `${warehouseId}:A-01-01-01`)
  expect(await server.call('sunli', 'inbound.receive', goods)).toMatchObject({ code: 'WAREHOUSE_DISABLED' })
})

test('afterwards the books balance', () => expectBooksToBalance(db))
