import { Id, Instant, OptionalText, Status, Text } from '../schema/common'
import { Location, LocationRule, Supplier, Warehouse, Zone } from '../schema/masterdata'
import * as z from 'zod/mini'
import { operation } from './define'

/** Locations that one command changes or deletes: each is a write of its transaction. */
export const MAX_LOCATIONS_A_COMMAND = 80

/** Locations that one command makes; they go in by lists. */
export const MAX_GENERATED = 5_000

/** A code that a person chooses: capital letters, digits and hyphens, such as `WH-BG` or `GYS011`. */
const Code = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/))

const ZoneInput = z.strictObject({
  code: z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z][A-Z0-9]{0,3}$/)),
  name: Text(30),
  kind: Zone.shape.kind,
})

/** `updatedAt` of what the form was filled from; a save of something older is refused. Left out for what is new. */
const BasedOn = { updatedAt: z.optional(Instant) }

const Range = z.strictObject({ from: Text(4), to: Text(4) })

const GenerateInput = z.strictObject({
  warehouseId: Id,
  zone: Id,
  /** From–to of each segment of the warehouse's rule after the zone, such as racks 1–6, levels 1–3, bins 1–5. */
  ranges: z.array(Range).check(z.minLength(1), z.maxLength(4)),
  /** serpentine 蛇形: up one rack and down the next; straight: every rack from its first bin. */
  walk: z.enum(['serpentine', 'straight']),
  capacity: Location.shape.capacity,
})

export const Rack = z.object({
  /** Beginning of the codes of its locations, such as `A-01`. */
  rack: z.string(),
  zone: Id,
  locations: z.int(),
  disabled: z.int(),
  /** Locations where something lies. */
  occupied: z.int(),
})
export type Rack = z.infer<typeof Rack>

export const LocationRow = z.extend(Location, {
  /** Lots that lie there now. */
  lots: z.int(),
})
export type LocationRow = z.infer<typeof LocationRow>

const LocationChoice = z.strictObject({
  warehouseId: Id,
  locationIds: z.array(Id).check(z.minLength(1), z.maxLength(MAX_LOCATIONS_A_COMMAND)),
})

/** Master data of places and of those who deliver to them. */
export const places = {
  'masterdata.warehouse': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一个仓库：库区、货架和占用',
    input: z.strictObject({ warehouseId: Id }),
    output: z.object({
      warehouse: Warehouse,
      racks: z.array(Rack),
      /** Items that lie there. */
      items: z.int(),
      clerkNames: z.array(z.string()),
    }),
  }),
  'masterdata.saveWarehouse': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '新建或修改仓库：名称、地址、库区、库位编号规则',
    input: z.strictObject({
      /** Left out, a new one is made with this code. */
      warehouseId: z.optional(Id),
      code: Code,
      name: Text(60),
      branch: Text(60),
      address: OptionalText(120),
      zones: z.array(ZoneInput).check(z.minLength(1), z.maxLength(30)),
      locationRule: z.optional(LocationRule),
      ...BasedOn,
    }),
    output: Warehouse,
  }),
  'masterdata.setWarehouseStatus': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '启用或停用仓库',
    input: z.strictObject({ warehouseId: Id, status: Status }),
    output: Warehouse,
  }),
  'masterdata.deleteWarehouse': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '删除停用的、从没用过的仓库',
    input: z.strictObject({ warehouseId: Id }),
    output: z.object({ warehouseId: Id }),
  }),
  'masterdata.rack': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一排货架的库位，连同停用的，按走货顺序',
    input: z.strictObject({ warehouseId: Id, rack: Text(30) }),
    output: z.object({ rows: z.array(LocationRow) }),
  }),
  'masterdata.saveLocation': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '新建或修改一个库位：走货顺序、容量',
    input: z.strictObject({
      /** Left out, a new one is made with this code. */
      locationId: z.optional(Id),
      warehouseId: Id,
      code: z.string().check(z.trim(), z.toUpperCase(), z.minLength(1), z.maxLength(30)),
      /** Left out, after all others. */
      pickSequence: z.optional(z.int().check(z.gte(0), z.lte(99_999_999))),
      capacity: Location.shape.capacity,
      ...BasedOn,
    }),
    output: Location,
  }),
  'masterdata.previewLocations': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '生成库位之前看一看：多少个、首尾编号、哪些已有',
    input: GenerateInput,
    output: z.object({
      count: z.int(),
      existing: z.int(),
      first: z.string(),
      last: z.string(),
      /** The first codes in walking order. */
      sample: z.array(z.string()),
    }),
  }),
  'masterdata.generateLocations': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '按范围批量生成库位；已有的不动',
    input: GenerateInput,
    output: z.object({
      made: z.int(),
      existing: z.int(),
      first: z.string(),
      last: z.string(),
    }),
  }),
  'masterdata.setLocationStatus': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '启用或停用库位',
    input: z.extend(LocationChoice, { status: Status }),
    output: z.object({ changed: z.int() }),
  }),
  'masterdata.deleteLocations': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '删除停用的、空的库位',
    input: LocationChoice,
    output: z.object({ deleted: z.int() }),
  }),
  'masterdata.saveSupplier': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '新建或修改供应商',
    input: z.strictObject({
      /** Left out, a new one is made with this code. */
      supplierId: z.optional(Id),
      code: Code,
      name: Text(80),
      contact: OptionalText(30),
      phone: OptionalText(30),
      inspect: z.optional(z.boolean()),
      note: OptionalText(200),
      ...BasedOn,
    }),
    output: Supplier,
  }),
  'masterdata.setSupplierStatus': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '启用或停用供应商',
    input: z.strictObject({ supplierId: Id, status: Status }),
    output: Supplier,
  }),
  'masterdata.deleteSupplier': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '删除停用的、没有单据的供应商',
    input: z.strictObject({ supplierId: Id }),
    output: z.object({ supplierId: Id }),
  }),
}
