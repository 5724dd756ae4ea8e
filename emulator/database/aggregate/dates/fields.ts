/** Parts of a moment as a zone's clock and calendar show it; `local` is that time as if it were UTC. */
export const fields = {
  year: (local: Date) => local.getUTCFullYear(),
  month: (local: Date) => local.getUTCMonth() + 1,
  dayOfMonth: (local: Date) => local.getUTCDate(),
  hour: (local: Date) => local.getUTCHours(),
  minute: (local: Date) => local.getUTCMinutes(),
  second: (local: Date) => local.getUTCSeconds(),
  millisecond: (local: Date) => local.getUTCMilliseconds(),
  /** 1 is Sunday. */
  dayOfWeek: (local: Date) => local.getUTCDay() + 1,
  /** 1 is Monday. */
  isoDayOfWeek: (local: Date) => local.getUTCDay() || 7,
  dayOfYear: (local: Date) => dayOfYear(local),
  /** Weeks begin on Sunday; the days before the first Sunday are week 0. */
  week: (local: Date) => Math.floor((dayOfYear(local) - 1 + 7 - local.getUTCDay()) / 7),
  isoWeek: (local: Date) => {
    const thursday = thursdayOf(local)
    return Math.floor((dayOfYear(thursday) - 1) / 7) + 1
  },
  isoWeekYear: (local: Date) => thursdayOf(local).getUTCFullYear(),
} as const

export type FieldName = keyof typeof fields

const day = 86_400_000

function dayOfYear(local: Date): number {
  const start = new Date(0)
  start.setUTCFullYear(local.getUTCFullYear(), 0, 1)
  return Math.floor((local.getTime() - start.getTime()) / day) + 1
}

/** The Thursday of the same ISO week: the year it lies in is the week's year. */
function thursdayOf(local: Date): Date {
  return new Date(local.getTime() + (4 - (local.getUTCDay() || 7)) * day)
}

/** Midnight of the Monday of an ISO year's first week. */
export function isoYearStart(year: number): number {
  const fourth = new Date(0)
  fourth.setUTCFullYear(year, 0, 4)
  return fourth.getTime() - ((fourth.getUTCDay() || 7) - 1) * day
}
