import { type FaultPlan } from './edition/fault-plan'

/** What a caller may decide about one emulator; every folder and file is an absolute or process-relative path. */
export interface EmulatorOptions {
  /** 0 picks a free port. */
  port: number
  /** `127.0.0.1` (default), or `0.0.0.0`: function paths, files and the web app then answer other machines too. */
  host?: string
  /** Where the database and the files live; created when missing. */
  dataDir: string
  /** The deployment file (`cloudbaserc.json`): functions, timers, HTTP access paths. Without it there are no functions. */
  deploymentFile?: string | undefined
  /** One folder for each function, each with `index.js`. */
  functionsDir: string
  /** Declared collections and indexes. Without it those of the data folder stay as they are. */
  indexesFile?: string | undefined
  /** Built web app, served on every GET that no function path takes. */
  staticDir?: string
  /** Added to the environment of every function; a function of it is asked again when other data was restored. */
  functionEnv?: Record<string, string> | (() => Record<string, string>)
  /** Most instances of one function that run at the same time; default 4. */
  instances?: number
  /** Lets through what the real server accepts although its documents forbid it (`where` in a transaction, …). */
  relaxed?: boolean
  /** A query that must read more than `scanWarning` documents without an index is refused, not only reported. */
  strictIndexes?: boolean
  /** Every answer of `/admin` goes out no sooner than this after its request came: the way over the network. */
  latencyMs?: number
  /** Most database requests a second, as an edition allows them; past it `EXCEED_RATELIMIT`. Default: no limit. */
  qps?: number
  /** Faults injected from a seed; can be changed while it runs by `POST /_emulator/faults`. */
  faults?: FaultPlan
  /** SQLite durability; `FULL` also survives a power cut. Default `NORMAL`. */
  synchronous?: 'NORMAL' | 'FULL'
  /** Opens `POST /_emulator/invoke/*` and `/_emulator/timers/*`, which let any local caller act as anyone. */
  clientCalls?: boolean
  /** Fires timer triggers by their schedule (Asia/Shanghai); default false. */
  timers?: boolean
  /** Address that temporary file links begin with; default the address listened on. */
  publicUrl?: string
  /** `worker.cjs` of the function host, when it does not stand beside the bundle. */
  workerFile?: string
  /** Environment id that functions see; default the deployment file's, else `local`. */
  envId?: string
  /** Limits that tests shorten. */
  limits?: Partial<Limits>
}

/** Numbers that the strict mode enforces; times in milliseconds, sizes in bytes. */
export interface Limits {
  transactionIdleMs: number
  lockWaitMs: number
  transactionOperations: number
  documentBytes: number
  queryDocuments: number
  responseBytes: number
  /** Versions kept for open transactions; past it the oldest transaction is ended. */
  historyBytes: number
  /** A query without an index that reads more documents than this is reported as a warning. */
  scanWarning: number
  /** Heap for documents that are kept decoded; what each takes is estimated, rather too high. */
  cacheBytes: number
  /** How long a call may wait for a free instance of its function. */
  instanceWaitMs: number
}

export const defaultLimits: Limits = {
  transactionIdleMs: 30_000,
  lockWaitMs: 5_000,
  transactionOperations: 100,
  documentBytes: 512 * 1024,
  queryDocuments: 1_000,
  responseBytes: 16 * 1024 * 1024,
  historyBytes: 64 * 1024 * 1024,
  scanWarning: 200,
  cacheBytes: 32 * 1024 * 1024,
  instanceWaitMs: 12_000,
}

/** A running emulator. */
export interface Emulator {
  url: string
  port: number
  close(): Promise<void>
}
