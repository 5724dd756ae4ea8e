import { ok, reject, type Result } from '../errors'
import type { CodeSegment, LocationRule, Warehouse, Zone } from '../schema/masterdata'

/** 区-架-层-位, as most shelves here are labelled. */
export const defaultRule: LocationRule = {
  separator: '-',
  segments: ['架', '层', '位'].map((name) => ({ name, style: 'number', width: 2 })),
}

export const ruleOf = ({ locationRule }: Pick<Warehouse, 'locationRule'>): LocationRule =>
  locationRule ?? defaultRule

/** `区-架-层-位`: the rule in words. */
export const ruleText = ({ separator, segments }: LocationRule): string =>
  ['区', ...segments.map((segment) => segment.name)].join(separator)

/** The first code that the rule writes in a zone, such as `A-01-01-01`. */
export const exampleCode = (rule: LocationRule, zone = 'A'): string =>
  [zone, ...rule.segments.map((segment) => write(segment, 1))].join(rule.separator)

/** Where a code lies. `rack` is its beginning up to the first segment; empty rules of one segment have a rack a zone. */
export interface ParsedCode {
  zone: string
  numbers: number[]
}

/** The zone and the number of each segment of a code that is written by the rule; undefined when it is not. */
export function parseCode(rule: LocationRule, code: string): ParsedCode | undefined {
  const [zone, ...parts] = code.split(rule.separator)
  if (!zone || parts.length !== rule.segments.length) return undefined
  const numbers = rule.segments.map((segment, index) => read(segment, parts[index] ?? ''))
  return numbers.every((number) => number !== undefined) ? { zone, numbers } : undefined
}

/** Beginning of a code that shelves are grouped by: zone and first segment, whatever rule wrote it. */
export function rackOf(code: string): string {
  const [zone = code, rack, ...rest] = code.split(/[-.]/)
  return rack === undefined || rest.length === 0 ? zone : code.slice(0, zone.length + 1 + rack.length)
}

/** LOCATION_CODE_WRONG with an example, unless the code is one of the rule in a zone of the warehouse. */
export function zoneOfCode(warehouse: Warehouse, code: string): Result<Zone> {
  const rule = ruleOf(warehouse)
  const parsed = parseCode(rule, code)
  const zone = warehouse.zones.find((candidate) => candidate.code === parsed?.zone)
  const example = exampleCode(rule, warehouse.zones[0]?.code)
  return zone ? ok(zone) : reject('LOCATION_CODE_WRONG', { location: code, example })
}

export interface RackRange {
  zone: string
  /** From–to of each segment of the rule, as written on the label. */
  ranges: readonly { from: string; to: string }[]
  /** serpentine: every second rack is walked from its far end, so that nobody goes back empty-handed. */
  walk: 'serpentine' | 'straight'
}

/**
 * Codes of a whole range in walking order: rack by rack, bin by bin along the rack, and at each bin all levels, since they
 * are reached from the same step. The first segment is the rack, the last the bin, what is between are levels.
 * Rejects INVALID_INPUT when a range does not fit the rule, TOO_MANY_LOCATIONS beyond `limit`.
 */
export function codesOfRange(rule: LocationRule, range: RackRange, limit: number): Result<string[]> {
  if (range.ranges.length !== rule.segments.length) {
    return reject('INVALID_INPUT', {
      problem: `要给出 ${rule.segments.map((s) => s.name).join('、')} 的范围`,
    })
  }
  const spans: number[][] = []
  for (const [index, segment] of rule.segments.entries()) {
    const [from, to] = [range.ranges[index]?.from ?? '', range.ranges[index]?.to ?? ''].map((text) =>
      readLoosely(segment, text),
    )
    if (from === undefined || to === undefined || from > to) {
      const problem = `${segment.name}的范围要从 ${write(segment, 1)} 到 ${write(segment, largest(segment))}，从小到大`
      return reject('INVALID_INPUT', { problem })
    }
    spans.push(Array.from({ length: to - from + 1 }, (_, step) => from + step))
  }
  const count = spans.reduce((product, span) => product * span.length, 1)
  if (count > limit) return reject('TOO_MANY_LOCATIONS', { count, limit })
  return ok(
    inWalkingOrder(spans, range.walk).map((numbers) =>
      [range.zone, ...rule.segments.map((segment, i) => write(segment, numbers[i] ?? 0))].join(
        rule.separator,
      ),
    ),
  )
}

function inWalkingOrder(spans: readonly number[][], walk: RackRange['walk']): number[][] {
  const [racks = [], ...rest] = spans
  const bins = rest.at(-1)
  const levels = rest.slice(0, -1)
  return racks.flatMap((rack, index) => {
    if (!bins) return [[rack]]
    const back = walk === 'serpentine' && index % 2 === 1
    const along = back ? [...bins].reverse() : bins
    return along.flatMap((bin) => combinations(levels).map((level) => [rack, ...level, bin]))
  })
}

const combinations = (spans: readonly number[][]): number[][] =>
  spans.reduce<number[][]>((rows, span) => rows.flatMap((row) => span.map((n) => [...row, n])), [[]])

const LETTERS = 26
const largest = ({ style, width }: CodeSegment): number => (style === 'letter' ? LETTERS : 10 ** width - 1)

const write = ({ style, width }: CodeSegment, number: number): string =>
  style === 'letter' ? String.fromCharCode(64 + number) : String(number).padStart(width, '0')

/** The number that a segment's text stands for, written exactly as the rule writes it. */
function read(segment: CodeSegment, text: string): number | undefined {
  const number = readLoosely(segment, text)
  return number !== undefined && write(segment, number) === text ? number : undefined
}

/** As people type it: `3` for `03`, `b` for `B`. Zero is no place. */
function readLoosely(segment: CodeSegment, text: string): number | undefined {
  const typed = text.trim().toUpperCase()
  const fits = segment.style === 'letter' ? /^[A-Z]$/.test(typed) : /^\d{1,4}$/.test(typed)
  if (!fits) return undefined
  const number = segment.style === 'letter' ? typed.charCodeAt(0) - 64 : Number(typed)
  return number >= 1 && number <= largest(segment) ? number : undefined
}
