import { randomUUID } from 'node:crypto'
import { databaseOf } from '../../support/database'
import { succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

/** Master data is the administrator's. */
const admin = { account: 'admin', stranger: 'clerk' } as const

const fresh = (prefix: string) => `${prefix}${randomUUID().slice(0, 8).toUpperCase()}`
const zones = [{ code: 'A', name: '一区', kind: 'qualified' as const }]

/** A warehouse that nobody else works with. */
export const ownWarehouse = async (server: TestServer): Promise<string> => {
  const code = fresh('WH-')
  const input = { code, name: '试用库', branch: '本部', zones }
  return (await succeed(server.call('admin', 'masterdata.saveWarehouse', input)))._id
}

const ownLocation = async (server: TestServer) => {
  const warehouseId = await ownWarehouse(server)
  const input = { warehouseId, code: 'A-01-01-01' }
  const { _id } = await succeed(server.call('admin', 'masterdata.saveLocation', input))
  return { warehouseId, locationIds: [_id] }
}

const ownSupplier = async (server: TestServer): Promise<string> => {
  const input = { code: fresh('GYS'), name: '试用供应商' }
  return (await succeed(server.call('admin', 'masterdata.saveSupplier', input)))._id
}

/** Disabled long enough ago that it may be deleted. */
export async function retired(
  server: TestServer,
  collection: 'warehouses' | 'locations' | 'suppliers' | 'departments' | 'people',
  id: string,
): Promise<void> {
  const since = '2026-01-01T00:00:00.000Z'
  await databaseOf(server.url)
    .collection(collection)
    .doc(id)
    .update({ status: 'disabled', disabledAt: since, updatedAt: since })
}

const aisle = async (server: TestServer) => ({
  warehouseId: await ownWarehouse(server),
  zone: 'A',
  ranges: ['1', '2', '3'].map((to) => ({ from: '1', to })),
  walk: 'serpentine' as const,
})

export const places = {
  'masterdata.saveWarehouse': async () => {
    const input = { code: fresh('WH-'), name: '新库', branch: '本部', zones }
    return { ...admin, input, other: { ...input, name: '另一个' } }
  },
  'masterdata.setWarehouseStatus': async (server) => {
    const warehouseId = await ownWarehouse(server)
    const input = { warehouseId, status: 'disabled' as const }
    return { ...admin, input, other: { warehouseId, status: 'active' } }
  },
  'masterdata.deleteWarehouse': async (server) => {
    const [warehouseId, other] = [await ownWarehouse(server), await ownWarehouse(server)]
    await retired(server, 'warehouses', warehouseId)
    return { ...admin, input: { warehouseId }, other: { warehouseId: other } }
  },
  'masterdata.saveLocation': async (server) => {
    const input = { warehouseId: await ownWarehouse(server), code: 'A-01-01-01', capacity: 3 }
    return { ...admin, input, other: { ...input, code: 'A-01-01-02' } }
  },
  'masterdata.generateLocations': async (server) => {
    const input = await aisle(server)
    return { ...admin, input, other: { ...input, walk: 'straight' } }
  },
  'masterdata.setLocationStatus': async (server) => {
    const input = { ...(await ownLocation(server)), status: 'disabled' as const }
    return { ...admin, input, other: { ...input, status: 'active' } }
  },
  'masterdata.deleteLocations': async (server) => {
    const input = await ownLocation(server)
    for (const id of input.locationIds) await retired(server, 'locations', id)
    return { ...admin, input, other: { ...input, locationIds: [...input.locationIds, 'X'] } }
  },
  'masterdata.saveSupplier': async () => {
    const input = { code: fresh('GYS'), name: '新供应商', inspect: true }
    return { ...admin, input, other: { ...input, inspect: false } }
  },
  'masterdata.setSupplierStatus': async (server) => {
    const supplierId = await ownSupplier(server)
    return {
      ...admin,
      input: { supplierId, status: 'disabled' },
      other: { supplierId, status: 'active' },
    }
  },
  'masterdata.deleteSupplier': async (server) => {
    const supplierId = await ownSupplier(server)
    await retired(server, 'suppliers', supplierId)
    return { ...admin, input: { supplierId }, other: { supplierId: await ownSupplier(server) } }
  },
} satisfies Examples
