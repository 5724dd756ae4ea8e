import { refuseAreas } from '../../shared/domain/stocktake/open-steps'
import { ok, reject, type Result } from '../../shared/errors'
import type { CountAreaInput } from '../../shared/operations/stocktake-open'
import type { By } from '../../shared/schema/common'
import type { Warehouse } from '../../shared/schema/masterdata'
import type { CountArea } from '../../shared/schema/stocktake'
import { personById } from '../runtime/directory'

/** One area, open to every clerk of the warehouse: what holds when nobody divides it. */
const wholeArea: CountArea = { areaId: 0, name: '全部', counters: [], seconds: [] }

/**
 * Areas as a page sends them, with their people. Rejects people who are not there or disabled (COUNTER_UNFIT), zones that
 * the warehouse does not have, and a double count that one person would do alone.
 */
export async function readAreas(
  inputs: readonly CountAreaInput[] | undefined,
  warehouse: Pick<Warehouse, 'name' | 'zones'>,
  double: boolean,
): Promise<Result<CountArea[]>> {
  if (!inputs) return ok([wholeArea])
  const areas: CountArea[] = []
  for (const [areaId, { name, zones, prefixes, counterIds, secondIds }] of inputs.entries()) {
    const strange = zones?.find((code) => !warehouse.zones.some((zone) => zone.code === code))
    if (strange) return reject('NOT_FOUND', { what: `${warehouse.name}的库区 ${strange}` })
    const counters = await readPeople(counterIds)
    if (!counters.ok) return counters
    const seconds = await readPeople(secondIds)
    if (!seconds.ok) return seconds
    areas.push({
      areaId,
      name,
      ...(zones?.length ? { zones } : {}),
      ...(prefixes?.length ? { prefixes } : {}),
      counters: counters.data,
      seconds: seconds.data,
    })
  }
  return refuseAreas(areas, double) ?? ok(areas)
}

/** Anybody who is active may count, also from another department. Rejects COUNTER_UNFIT. */
export async function readPeople(ids: readonly string[]): Promise<Result<By[]>> {
  const people: By[] = []
  for (const id of new Set(ids)) {
    const person = await personById(id)
    if (person?.status !== 'active') {
      const why = person ? '账号已停用' : '没有这个账号'
      return reject('COUNTER_UNFIT', { name: person?.name ?? id, why })
    }
    people.push({ id, name: person.name })
  }
  return ok(people)
}
