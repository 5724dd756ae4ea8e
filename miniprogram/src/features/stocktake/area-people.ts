import type { CountArea, Stocktake } from '@shared/schema/stocktake'
import { peopleText, type Area } from './areas-draft'

export const WHOLE_AREA = '全部'

/** Who counts in an area, in words. */
export function areaPeople({ areas, double }: Pick<Stocktake, 'areas' | 'double'>, areaId: number): string {
  const area = areas.find((one) => one.areaId === areaId)
  return area ? peopleText(area, double) : ''
}

/** An area that exists, for the fields that name its people; its number is its key. */
export const areaToEdit = (area: CountArea, lines: number | undefined): Area => ({
  key: String(area.areaId),
  name: area.name,
  counters: area.counters,
  seconds: area.seconds,
  ...(lines === undefined ? {} : { lines }),
})
