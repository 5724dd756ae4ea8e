import { reject, type Rejection } from '../../errors'
import { CLOCK_SLACK_MS } from './book-at'

/** Counts older than this are refused: what a shelf held a week ago helps nobody. */
const OLDEST_MS = 7 * 86_400_000

interface Times {
  startedAt: string
  countedAt: string
}

/** A counter's times by the server's clock: `ahead` is what the counter's clock lacked when it sent. */
export const corrected = ({ startedAt, countedAt }: Times, ahead: number): Times => ({
  startedAt: later(startedAt, ahead),
  countedAt: later(countedAt, ahead),
})

/** Milliseconds that a clock is behind the server's; nothing known, nothing corrected. */
export const behind = (sentAt: string | undefined, now: string): number =>
  sentAt === undefined ? 0 : Date.parse(now) - Date.parse(sentAt)

/**
 * Why a count cannot have been made at these times: COUNT_TIME_WRONG when it lies ahead, ends before it begins, is older than
 * the stocktake or than a week.
 */
export function refuseTimes(
  { startedAt, countedAt }: Times,
  stocktake: { createdAt: string },
  now: string,
): Rejection | null {
  const [start, end, today] = [startedAt, countedAt, now].map((at) => Date.parse(at)) as [
    number,
    number,
    number,
  ]
  const problem =
    end > today + CLOCK_SLACK_MS
      ? '比现在还晚，请核对手机的日期和时间'
      : start > end
        ? '开始时间晚于结束时间，请重新数一遍'
        : end < Date.parse(stocktake.createdAt) - CLOCK_SLACK_MS
          ? '早于开盘时间，请重新数一遍'
          : end < today - OLDEST_MS
            ? '是七天以前的，请重新数一遍'
            : null
  return problem === null ? null : reject('COUNT_TIME_WRONG', { problem })
}

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString()
