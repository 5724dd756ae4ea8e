import { addDays, businessDay, startOfDay } from '../../shared/domain/calendar'
import type { Random } from './random'

/** Minutes after midnight in Shanghai. */
const OPENS = 8 * 60 + 30
const LUNCH = [12 * 60, 13 * 60] as const
const CLOSES = 17 * 60 + 30
const MINUTE = 60_000

/** Millisecond of a minute of a business day. */
export const momentOf = (day: string, minute: number): number =>
  Math.round(Date.parse(startOfDay(day)) + minute * MINUTE)

export const instant = (moment: number): string => new Date(moment).toISOString()

/** Weekends, and the holidays that fall on the same dates every year. */
export function isQuietDay(day: string): boolean {
  const weekday = new Date(day).getUTCDay()
  const date = day.slice(5)
  const holiday =
    date === '01-01' || (date >= '05-01' && date <= '05-05') || (date >= '10-01' && date <= '10-07')
  return weekday === 0 || weekday === 6 || holiday
}

/** Some moment of the day when people work. */
export function workingMoment(day: string, random: Random, from = OPENS, to = CLOSES): number {
  for (;;) {
    const minute = random.between(from, to)
    if (minute < LUNCH[0] || minute >= LUNCH[1]) return momentOf(day, minute)
  }
}

/** So many working minutes later; on duty, quiet days count as well. */
export function afterWorking(from: number, minutes: number, onDuty: boolean): number {
  let day = businessDay(from)
  let begin = Math.max(OPENS, (from - momentOf(day, 0)) / MINUTE)
  let left = minutes
  for (;;) {
    const room = onDuty || !isQuietDay(day) ? Math.max(0, CLOSES - begin) : 0
    if (room > left) return momentOf(day, begin + left)
    left -= room
    day = addDays(day, 1)
    begin = OPENS
  }
}

const LATE = 20 * 60 + 30
const NIGHT = 21 * 60
const MORNING = 31 * 60

/**
 * So many minutes before `now`, but never in the night: 20:30–7:00 is pressed, in its order, into the half hour
 * before 21:00. A seed at any hour then still tells a believable story.
 */
export function minutesAgo(now: number, minutes: number): number {
  const moment = now - minutes * MINUTE
  const today = businessDay(moment)
  const early = (moment - momentOf(today, 0)) / MINUTE < MORNING - 24 * 60
  const day = early ? addDays(today, -1) : today
  const minute = (moment - momentOf(day, 0)) / MINUTE
  if (minute < LATE) return moment
  return momentOf(day, LATE + ((minute - LATE) / (MORNING - LATE)) * (NIGHT - LATE))
}
