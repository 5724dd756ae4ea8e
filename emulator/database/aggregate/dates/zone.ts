import { requestFailed } from '../../../admin/errors'

/** Answers how many milliseconds a zone's clock is ahead of UTC at an instant. */
export type Zone = (instant: number) => number

const utc: Zone = () => 0
const zones = new Map<string, Zone>()

/** A zone by its Olson name (`Asia/Shanghai`) or its distance from UTC (`+08:00`, `+0800`, `+08`). */
export function zoneOf(name: unknown): Zone {
  if (name === undefined) return utc
  if (typeof name !== 'string') throw requestFailed('timezone must evaluate to a string')
  let zone = zones.get(name)
  if (zone === undefined) {
    zone = makeZone(name)
    if (zones.size > 1_000) zones.clear()
    zones.set(name, zone)
  }
  return zone
}

function makeZone(name: string): Zone {
  if (name === 'UTC' || name === 'GMT' || name === 'Z') return utc
  const offset = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(name)
  if (offset !== null) {
    const [, sign, hours, minutes = '0'] = offset
    const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
    return () => ahead
  }
  return makeNamedZone(name)
}

const quarter = 15 * 60_000

/** Clocks change at quarters of an hour only, so the distance is asked once for each quarter. */
function makeNamedZone(name: string): Zone {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(name)) throw unknownZone(name)
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    throw unknownZone(name)
  }
  const known = new Map<number, number>()
  return (instant) => {
    const at = Math.floor(instant / quarter)
    let ahead = known.get(at)
    if (ahead === undefined) {
      ahead = offsetBy(format, at * quarter)
      if (known.size > 20_000) known.clear()
      known.set(at, ahead)
    }
    return ahead
  }
}

const unknownZone = (name: string) => requestFailed(`unrecognized time zone identifier: "${name}"`)

function offsetBy(format: Intl.DateTimeFormat, instant: number): number {
  const parts: Record<string, string> = {}
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value
  const part = (type: string) => Number(parts[type])
  const year = parts['era'] === 'BC' ? 1 - part('year') : part('year')
  const local = new Date(0)
  local.setUTCFullYear(year, part('month') - 1, part('day'))
  local.setUTCHours(part('hour'), part('minute'), part('second'))
  return local.getTime() - instant
}

/** The instant at which a zone's clock shows this time (given as if it were UTC). */
export function instantOf(local: number, zone: Zone): number {
  const guess = local - zone(local)
  return local - zone(guess)
}
