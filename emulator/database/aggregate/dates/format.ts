import { requestFailed } from '../../../admin/errors'
import { fields } from './fields'
import { type Zone } from './zone'

export const months =
  'January February March April May June July August September October November December'.split(' ')

const pad = (value: number, width: number) => String(value).padStart(width, '0')

/** What each specifier of a format writes. */
const specifiers: Record<string, (local: Date, aheadMs: number) => string> = {
  '%': () => '%',
  Y: (local) => pad(year(fields.year(local)), 4),
  m: (local) => pad(fields.month(local), 2),
  d: (local) => pad(fields.dayOfMonth(local), 2),
  H: (local) => pad(fields.hour(local), 2),
  M: (local) => pad(fields.minute(local), 2),
  S: (local) => pad(fields.second(local), 2),
  L: (local) => pad(fields.millisecond(local), 3),
  j: (local) => pad(fields.dayOfYear(local), 3),
  w: (local) => String(fields.dayOfWeek(local)),
  u: (local) => String(fields.isoDayOfWeek(local)),
  U: (local) => pad(fields.week(local), 2),
  V: (local) => pad(fields.isoWeek(local), 2),
  G: (local) => pad(year(fields.isoWeekYear(local)), 4),
  b: (local) => (months[fields.month(local) - 1] as string).slice(0, 3),
  B: (local) => months[fields.month(local) - 1] as string,
  z: (_, ahead) => {
    const minutes = Math.abs(Math.trunc(ahead / 60_000))
    return `${ahead < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`
  },
  Z: (_, ahead) => `${ahead < 0 ? '-' : '+'}${pad(Math.abs(Math.trunc(ahead / 60_000)), 3)}`,
}

function year(value: number): number {
  if (value < 0 || value > 9_999)
    throw requestFailed(
      `Could not convert date to string: date component was outside the supported range of 0-9999: ${value}`,
    )
  return value
}

/** Refuses formats with specifiers that do not exist. */
export function checkFormat(format: string): void {
  for (const [, letter = ''] of format.matchAll(/%(.?)/gs)) {
    if (letter === '') throw requestFailed("Unmatched '%' at end of format string")
    if (!Object.hasOwn(specifiers, letter))
      throw requestFailed(`Invalid format character '%${letter}' in format string`)
  }
}

/** A date as text in a zone, by a format that `checkFormat` has let through. */
export function formatDate(date: Date, format: string, zone: Zone): string {
  const ahead = zone(date.getTime())
  const local = new Date(date.getTime() + ahead)
  return format.replace(/%(.)/gs, (_, letter: string) =>
    (specifiers[letter] as (typeof specifiers)[string])(local, ahead),
  )
}
