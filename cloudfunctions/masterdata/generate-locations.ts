import { codesOfRange, ruleOf } from '../../shared/domain/location-code'
import { generateLocations as generate } from '../../shared/domain/warehouse'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf, OutputOf } from '../../shared/operations'
import { MAX_GENERATED } from '../../shared/operations/places'
import type { Warehouse, Zone } from '../../shared/schema/masterdata'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { forget } from '../runtime/directory'
import { find, get } from '../runtime/store'
import { lastSequenceOf, revised } from './locations'

type Input = InputOf<'masterdata.generateLocations'>

export const previewLocations: Handler<'masterdata.previewLocations'> = async (input) => {
  const range = codesOf(await get('warehouses', input.warehouseId), input)
  if (!range.ok) return range
  const { codes } = range.data
  const known = await codesIn(input.warehouseId, input.zone)
  return ok({
    count: codes.length,
    existing: codes.filter((code) => known.has(code)).length,
    first: codes[0] ?? '',
    last: codes.at(-1) ?? '',
    sample: codes.slice(0, 8),
  })
}

/**
 * Makes the locations of a range that the warehouse does not have yet, all of them or none. They go in by lists of
 * hundreds, so that thousands cost a handful of requests; the warehouse's revision keeps two such commands apart.
 */
export const generateLocations: Handler<'masterdata.generateLocations'> = async (input, call) => {
  const { warehouseId, capacity } = input
  const result = await commit<OutputOf<'masterdata.generateLocations'>>(call, async (snapshot, now) => {
    const warehouse = await snapshot.get('warehouses', warehouseId)
    const range = codesOf(warehouse, input)
    if (!range.ok) return range
    const { codes, zone } = range.data
    const known = await codesIn(warehouseId, zone.code)
    const lastSequence = await lastSequenceOf(warehouseId)
    const order = capacity === undefined ? { lastSequence } : { lastSequence, capacity }
    const decision = generate(range.data.warehouse, zone, codes, (code) => known.has(code), order, now)
    if (!decision.ok) return decision
    const documents = decision.data
    const [first, last] = [documents[0]?.code ?? '', documents.at(-1)?.code ?? '']
    return ok({
      writes: [revised(range.data.warehouse), { kind: 'insertAll', collection: 'locations', documents }],
      journal: {
        summary: `生成库位 ${first} 至 ${last} 共 ${documents.length} 个（${range.data.warehouse.name}）`,
        postings: [],
        document: { type: 'warehouse', id: warehouseId },
        warehouseId,
        changes: [{ path: 'locations', after: { ...input, first, last, made: documents.length } }],
      },
      answer: { made: documents.length, existing: codes.length - documents.length, first, last },
    })
  })
  forget('locations', warehouseId)
  return result
}

function codesOf(
  warehouse: Warehouse | undefined,
  { zone: code, ranges, walk }: Input,
): Result<{ warehouse: Warehouse; zone: Zone; codes: string[] }> {
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const zone = warehouse.zones.find((candidate) => candidate.code === code)
  if (!zone) return reject('NOT_FOUND', { what: `库区 ${code}` })
  const codes = codesOfRange(ruleOf(warehouse), { zone: code, ranges, walk }, MAX_GENERATED)
  return codes.ok ? ok({ warehouse, zone, codes: codes.data }) : codes
}

/** Codes that a zone has now. */
async function codesIn(warehouseId: string, zone: string): Promise<ReadonlySet<string>> {
  const codes = new Set<string>()
  for (let skip = 0; ; skip += 1_000) {
    const page = await find(
      'locations',
      { warehouseId, zone },
      { orderBy: [['pickSequence', 'asc']], skip, limit: 1_000, fields: ['code'] },
    )
    for (const { code } of page) codes.add(code)
    if (page.length < 1_000) return codes
  }
}
