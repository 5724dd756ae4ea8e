/** Longer than this an answer's clock is worth less than a slower, newer one. */
const GOOD_FOR_MS = 10 * 60_000

interface Sample {
  offset: number
  roundTrip: number
  takenAt: number
}

/** The server's clock as a phone knows it: its own, put right by the quickest of the latest answers. */
export interface ServerClock {
  /** Takes an answer's `now`; times of the phone when the question left and when the answer came. */
  learn(now: string, askedAt: number, answeredAt: number): void
  /** The server's time at a moment of the phone. */
  at(phoneTime: number): string
}

export function createServerClock(): ServerClock {
  let sample: Sample | undefined
  return {
    learn(now, askedAt, answeredAt) {
      const roundTrip = answeredAt - askedAt
      const old = sample !== undefined && answeredAt - sample.takenAt > GOOD_FOR_MS
      if (sample && !old && roundTrip > sample.roundTrip) return
      sample = { offset: Date.parse(now) - (askedAt + roundTrip / 2), roundTrip, takenAt: answeredAt }
    },
    at: (phoneTime) => new Date(Math.round(phoneTime + (sample?.offset ?? 0))).toISOString(),
  }
}
