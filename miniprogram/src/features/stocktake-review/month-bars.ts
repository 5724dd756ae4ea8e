import type { OutputOf } from '@shared/operations'

type Months = OutputOf<'stocktake.accuracy'>['months']

export interface MonthBar {
  month: string
  /** 11月 */
  text: string
  /** Percent; null when nothing was counted. */
  rate: number | null
  /** px of a hundred: how tall the bar is. */
  height: number
}

const SHOWN = 12
/** Rates lie close to a hundred: a bar begins where the worst of them still has some height. */
const ROOM = 15

/** The last twelve months that have a rate, oldest first. Bars are cut off below, and `floor` says where. */
export function monthBars(months: Months): { bars: MonthBar[]; floor: number } {
  const shown = [...months].sort((a, b) => (a.month < b.month ? -1 : 1)).slice(-SHOWN)
  const worst = Math.min(100, ...shown.flatMap(({ byLines }) => byLines ?? []))
  const floor = Math.max(0, Math.floor((worst - ROOM) / 10) * 10)
  return {
    floor,
    bars: shown.map(({ month, byLines }) => ({
      month,
      text: `${Number(month.slice(5))}月`,
      rate: byLines,
      height: byLines === null ? 0 : Math.round(((byLines - floor) * 100) / (100 - floor)),
    })),
  }
}
