import type { Caller } from '../../schema/person'
import type { CountArea, Stocktake } from '../../schema/stocktake'
import { mayWorkIn } from '../rights'

/** The first area that names the location's zone or the beginning of its code; else the first that names nothing; else the first. */
export function areaOf(areas: readonly CountArea[], location: { code: string; zone: string }): CountArea {
  const found = areas.find((area) => names(area, location)) ?? areas.find(isRest) ?? areas[0]
  if (!found) throw new Error('a stocktake has at least one area')
  return found
}

const names = ({ zones, prefixes }: CountArea, { code, zone }: { code: string; zone: string }): boolean =>
  (zones?.includes(zone) ?? false) || (prefixes?.some((prefix) => startsWith(code, prefix)) ?? false)

/** By whole parts of the code: `A-01` begins `A-01-02` and not `A-011`. */
const startsWith = (code: string, prefix: string): boolean =>
  code === prefix || (code.startsWith(prefix) && /^[-.]/.test(code.slice(prefix.length)))

const isRest = ({ zones, prefixes }: CountArea): boolean => !zones?.length && !prefixes?.length

/**
 * Who may count in an area at all: those named, and every clerk of the warehouse where nobody is named for a count that is
 * wanted (the second one is wanted only where two are).
 */
export const mayCountIn = (caller: Caller, stocktake: Stocktake, area: CountArea): boolean =>
  [...area.counters, ...area.seconds].some(({ id }) => id === caller._id) ||
  (isOpenToClerks(area, stocktake.double) && mayWorkIn(caller, stocktake.warehouseId))

/** Whether some count of an area is open to every clerk of the warehouse. */
export const isOpenToClerks = ({ counters, seconds }: CountArea, double: boolean): boolean =>
  counters.length === 0 || (double && seconds.length === 0)

/** Whether the caller is one of those who count in this stocktake. */
export const isCounter = (caller: Caller, stocktake: Stocktake): boolean =>
  stocktake.areas.some((area) => mayCountIn(caller, stocktake, area))
