/** One step of a transaction; `at` is the order of its answer among all events of the history. */
export type Step =
  | { kind: 'read'; key: string; list: readonly number[]; sent: number; at: number }
  | { kind: 'append'; key: string; value: number; sent: number; at: number }

/** A transaction as its client saw it. An ordinary write or read is one with a single step. */
export interface Recorded {
  name: string
  steps: Step[]
  committed: boolean
  /** The order of the request to commit and of its answer; of an ordinary write, those of the write. */
  commitSent: number
  commitAt: number
}

export type AnomalyName =
  /** Reads of one list that are no prefixes of each other: there is no order of its versions. */
  | 'incompatible-order'
  /** A value that stands twice, or that nobody appended. */
  | 'duplicate'
  | 'garbage'
  /** A committed append that the final list does not hold. */
  | 'lost-append'
  /** A transaction that does not see its own appends, or sees a list change. */
  | 'internal'
  | 'non-repeatable-read'
  /** Adya's: read of what was aborted, read of what was overwritten by the same transaction. */
  | 'G1a'
  | 'G1b'
  /** Cycles of writes; of writes and reads; with one anti-dependency (lost updates and fractured reads are such). */
  | 'G0'
  | 'G1c'
  | 'G-single'
  /** Both wrote a document although one committed after the other's snapshot and before its write. */
  | 'first-committer-wins'

export interface Anomaly {
  name: AnomalyName
  why: string
}

export interface Verdict {
  /** What snapshot isolation forbids; empty when it holds. */
  anomalies: Anomaly[]
  /** Whether there are cycles of two anti-dependencies or more: write skew, which snapshot isolation allows. */
  writeSkew: boolean
}
