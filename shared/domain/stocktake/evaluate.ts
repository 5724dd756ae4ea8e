import type { CountEvent, CountLine, CountResult, LotCorrection } from '../../schema/count-line'
import { wantsPhoto, type PhotoRule } from './photo-rule'

/** What decides beside the events themselves. */
export interface CountRules {
  /** Two people count each line. */
  double: boolean
  photo: PhotoRule
}

/** What the events of a line come to. `decides` are the counts that the result rests on, `waits` those of a first counter. */
export interface Verdict {
  state: CountLine['state']
  reason?: CountLine['recountReason']
  decides: CountEvent[]
}

/**
 * The line as its events make it: state, round, result. Depends on the events alone and not on the order in which they
 * arrived, so a phone that was without network for a day changes nothing but what its counts are worth by their time.
 * A reason that a reviewer gave holds as long as the result is the same.
 */
export function evaluate(line: CountLine, rules: CountRules): CountLine {
  const { recountReason, result: before, reason, reasonNote, decidedBy, ...kept } = line
  const { state, reason: again, decides } = judge(line, rules)
  const result = state === 'counted' ? resultOf(line, decides) : undefined
  const differs = result !== undefined && isDifferent(result)
  const given = differs && reason && before && sameResult(before, result)
  return {
    ...kept,
    state,
    round: roundOf(line, rules.double),
    ...(again ? { recountReason: again } : {}),
    ...(result ? { result } : {}),
    counterIds: [...new Set(line.events.map(({ by }) => by.id))].sort(),
    differs,
    differenceFen: result ? Math.round(Math.abs(result.variance) * line.unitFen) : 0,
    undecided: differs && !given,
    ...(given ? { reason, ...(reasonNote ? { reasonNote } : {}), ...(decidedBy ? { decidedBy } : {}) } : {}),
  }
}

/** Counts that may still decide: those of the round that a reviewer asked for last, and after it. */
export const currentEvents = ({ events, askedRound = 1 }: Counted): CountEvent[] =>
  events.filter(({ round }) => round >= askedRound)

type Counted = Pick<CountLine, 'events' | 'askedRound'>

/**
 * What the events say. One count: the latest decides, whoever made it. Two counts: the first two people must find the same
 * difference from the books; if not, a third decides. After a reviewer's question one more person decides. A count that goods
 * moved under proves nothing; one that needs a photo waits for it.
 */
export function judge(line: Omit<CountLine, 'state'>, { double, photo }: CountRules): Verdict {
  const current = currentEvents(line)
  if (current.length === 0) {
    return line.askedRound === undefined
      ? { state: 'toCount', decides: [] }
      : { state: 'toRecount', reason: 'asked', decides: [] }
  }
  const verdict = double && line.askedRound === undefined ? byTwo(current) : byLatest(current)
  if (verdict.state !== 'counted') return verdict
  const { book, variance } = resultOf(line, verdict.decides)
  const shown = verdict.decides.some(({ photos }) => photos.length > 0)
  return shown || !wantsPhoto(photo, line, { book, variance })
    ? verdict
    : { ...verdict, state: 'toRecount', reason: 'photo' }
}

function byLatest(events: readonly CountEvent[]): Verdict {
  const latest = latestOf(events)
  return latest.overlaps
    ? { state: 'toRecount', reason: 'moved', decides: [latest] }
    : { state: 'counted', decides: [latest] }
}

function byTwo(events: readonly CountEvent[]): Verdict {
  const [first, second, third] = proofsOf(events)
  if (!first) return { state: 'toRecount', reason: 'moved', decides: [latestOf(events)] }
  if (!second) return { state: 'toSecond', decides: [first] }
  if (agree(first, second)) return { state: 'counted', decides: [first, second] }
  if (!third) return { state: 'toRecount', reason: 'differ', decides: [first, second] }
  const decides = [first, second].filter((event) => agree(event, third))
  return { state: 'counted', decides: [...decides, third] }
}

/** What each person's latest count proves, in the order in which they began; of those whose goods moved, nothing. */
export function proofsOf(events: readonly CountEvent[]): CountEvent[] {
  const people = new Map<string, CountEvent[]>()
  for (const event of [...events].sort(byTime)) {
    people.set(event.by.id, [...(people.get(event.by.id) ?? []), event])
  }
  return [...people.values()].map(latestOf).filter(({ overlaps }) => !overlaps)
}

/** Two counts agree when they differ from the books by the same: goods may rightly have moved between them. */
const agree = (a: CountEvent, b: CountEvent): boolean =>
  foundBy(a) === foundBy(b) &&
  (a.damaged ?? 0) === (b.damaged ?? 0) &&
  (!a.correction || !b.correction || sameCorrection(a.correction, b.correction))

/** Of a pile as a whole, since its shares may rightly differ. */
const foundBy = ({ pileVariance, quantity, book }: CountEvent): number => pileVariance ?? quantity - book

function resultOf(line: Omit<CountLine, 'state'>, decides: readonly CountEvent[]): CountResult {
  const last = latestOf(decides)
  const correction = correctionOf(
    line,
    last.correction ?? decides.find((event) => event.correction)?.correction,
  )
  return {
    counted: last.quantity,
    ...(last.damaged && !isBad(line) ? { damaged: last.damaged } : {}),
    ...(correction ? { correction } : {}),
    book: last.book,
    position: last.position,
    variance: last.quantity - last.book,
    by: [...new Map(decides.map(({ by }) => [by.id, by])).values()],
    countedAt: last.countedAt,
  }
}

/** Goods that the books already know to be bad cannot be found to be. */
const isBad = ({ status }: Pick<CountLine, 'status'>): boolean =>
  status === 'rejected' || status === 'condemned'

/** What of a correction is news; undefined when the label says what the books say. */
function correctionOf(
  line: Pick<CountLine, 'lotNo' | 'productionDate' | 'expiryDate'>,
  given: LotCorrection | undefined,
): LotCorrection | undefined {
  const news = {
    ...(given?.lotNo && given.lotNo !== line.lotNo ? { lotNo: given.lotNo } : {}),
    ...(given?.productionDate && given.productionDate !== line.productionDate
      ? { productionDate: given.productionDate }
      : {}),
    ...(given?.expiryDate && given.expiryDate !== line.expiryDate ? { expiryDate: given.expiryDate } : {}),
  }
  return Object.keys(news).length > 0 ? news : undefined
}

/** Whether a result is anything but what the books say: in quantity, in damage or in what the label says. */
const isDifferent = ({ variance, damaged, correction }: CountResult): boolean =>
  variance !== 0 || (damaged ?? 0) > 0 || correction !== undefined

const sameResult = (a: CountResult, b: CountResult): boolean =>
  a.variance === b.variance &&
  (a.damaged ?? 0) === (b.damaged ?? 0) &&
  sameCorrection(a.correction ?? {}, b.correction ?? {})

const sameCorrection = (a: LotCorrection, b: LotCorrection): boolean =>
  a.lotNo === b.lotNo && a.productionDate === b.productionDate && a.expiryDate === b.expiryDate

/**
 * The round that a new count belongs to. Never falls when an event arrives, so that what a counter's page was told stays
 * true: each count that goods moved under opens one, and so do two people who differ, whatever they say later.
 */
function roundOf({ events, askedRound }: Counted, double: boolean): number {
  const first = askedRound ?? 1
  const current = events.filter(({ round }) => round >= first)
  const moved = current.filter(({ overlaps }) => overlaps).length
  const proofs = current.filter(({ overlaps }) => !overlaps)
  const byPairs = double && askedRound === undefined
  const differ = byPairs && proofs.some((a) => proofs.some((b) => a.by.id !== b.by.id && !agree(a, b)))
  return Math.max(first + moved + (differ ? 1 : 0), ...events.map(({ round }) => round))
}

const latestOf = (events: readonly CountEvent[]): CountEvent => {
  const latest = [...events].sort(byTime).at(-1)
  if (!latest) throw new Error('the latest of no events was asked for')
  return latest
}

const byTime = (a: CountEvent, b: CountEvent): number =>
  compare(a.countedAt, b.countedAt) || compare(a.eventId, b.eventId)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
