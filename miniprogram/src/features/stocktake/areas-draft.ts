import type { CountAreaInput } from '@shared/operations/stocktake-open'
import type { Named } from './scope-draft'

/** none: everything together · zones: an area a zone · racks: an area a rack, such as `A-01` */
export type Split = 'none' | 'zones' | 'racks'

export interface AreaPeople {
  counters: Named[]
  seconds: Named[]
}

/** Who counts where, by the area's key: empty for everything together, a zone's code, or a rack's. */
export type PeopleByArea = Record<string, AreaPeople>

export interface Area extends AreaPeople {
  key: string
  name: string
  /** Lines, as far as they are known. */
  lines?: number
}

export const WHOLE = ''
export const MOST_AREAS = 50
export const nobody: AreaPeople = { counters: [], seconds: [] }

/** Areas of a scope with their people. What was assigned stays when an area goes and comes back. */
export function areasOf(
  split: Split,
  places: { zones: readonly { code: string; name: string; lines: number }[]; racks: readonly string[] },
  people: PeopleByArea,
): Area[] {
  const area = (key: string, name: string, lines?: number): Area => ({
    ...(people[key] ?? nobody),
    key,
    name,
    ...(lines === undefined ? {} : { lines }),
  })
  if (split === 'zones' && places.zones.length > 0) {
    return places.zones.slice(0, MOST_AREAS).map(({ code, name, lines }) => area(code, name, lines))
  }
  if (split === 'racks' && places.racks.length > 0) {
    return places.racks.slice(0, MOST_AREAS).map((rack) => area(rack, rack))
  }
  return [area(WHOLE, '全部')]
}

/** What is sent; undefined leaves it to every clerk of the warehouse. Second counters only where two count. */
export function toAreas(split: Split, areas: readonly Area[], double: boolean): CountAreaInput[] | undefined {
  const [only] = areas
  if (areas.length === 1 && only?.key === WHOLE && only.counters.length + only.seconds.length === 0)
    return undefined
  return areas.map(({ key, name, counters, seconds }) => ({
    name,
    ...(key === WHOLE ? {} : split === 'racks' ? { prefixes: [key] } : { zones: [key] }),
    counterIds: counters.map(({ id }) => id),
    secondIds: double ? seconds.map(({ id }) => id) : [],
  }))
}

/** Why nobody could count an area twice; undefined when all is well. */
export function areaProblem(areas: readonly Area[], double: boolean): string | undefined {
  if (!double) return undefined
  const alone = areas.find(
    ({ counters, seconds }) =>
      counters.length === 1 && seconds.length === 1 && counters[0]?.id === seconds[0]?.id,
  )
  return (
    alone && `${areaName(alone)}的两遍不能都由${alone.counters[0]?.name ?? '同一个人'}盘，复盘人请另选一位`
  )
}

const areaName = ({ key, name }: Area) => (key === WHOLE ? '' : `「${name}」`)

/** 张三、李四；复盘 王五. 所有仓管员 where nobody is named. */
export function peopleText({ counters, seconds }: AreaPeople, double: boolean): string {
  const names = (people: readonly Named[]) => people.map(({ name }) => name).join('、') || '所有仓管员'
  return double ? `${names(counters)}；第二遍 ${names(seconds)}` : names(counters)
}
