import tcb from '@cloudbase/node-sdk'
import wx from 'wx-server-sdk'
import { startTestEmulator, type Fixture, type TestEmulator } from '../../emulator/testing/start'

type App = ReturnType<typeof tcb.init>
/** The members that both SDKs' databases have: `command`, `RegExp`, `serverDate`, `Geo`, `ObjectId`, … */
export type Database = ReturnType<App['database']>
/** The SDK's own reference, for all that both write alike: `where`, `orderBy`, `field`, `count`, `aggregate`. */
export type Reference = ReturnType<Database['collection']>
export type Plain = Record<string, unknown>

export interface Written {
  updated?: number
  removed?: number
  /** Of a `set` that made the document. */
  upsertedId?: unknown
}

/** A collection under one signature: `wx-server-sdk` wraps data in `{ data }` and counts in `stats`. */
export interface Collection {
  name: string
  ref: Reference
  /** Answers the id, or the ids of a list. */
  add<Data extends object>(data: Data): Promise<unknown>
  /** The document, or undefined when there is none. */
  get(id: string | number): Promise<Plain | undefined>
  set(id: string | number, data: object): Promise<Written>
  update(id: string | number, data: object): Promise<Written>
  remove(id: string | number): Promise<Written>
  updateWhere(query: object, data: object): Promise<Written>
  removeWhere(query: object): Promise<Written>
  find(query: object): Promise<Plain[]>
  /** All documents in order of insertion. */
  all(): Promise<Plain[]>
}

/** A transaction of either SDK: `collection` makes the same handles, whose calls run inside it. */
export interface Transaction {
  collection(name: string): Collection
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

export interface Conformance {
  sdk: '@cloudbase/node-sdk' | 'wx-server-sdk'
  db: Database
  emulator: TestEmulator<App>
  /** A collection by name, or a new one of a name of its own, filled with the documents. */
  collection(documents?: object[], name?: string): Promise<Collection>
  handle(name: string): Collection
  start(): Promise<Transaction>
  /** The handles of a transaction that the SDK made. */
  within(raw: RawTransaction): Transaction
}

interface RawTransaction {
  collection(name: string): Reference
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

/**
 * Runs a page of the SDKs' documentation through both SDKs, against one emulator. `fixture.indexes` may declare
 * collections with indexes; all others are made as the tests ask for them. A file may hold several pages, each with an
 * emulator of its own.
 */
export function describeSdks(page: string, body: (at: Conformance) => void, fixture: Fixture = {}): void {
  describe(page, () => {
    const emulator: Partial<TestEmulator<App>> = {}
    beforeAll(async () => {
      Object.assign(emulator, await startTestEmulator(tcb, fixture))
      // wx-server-sdk takes its server and its environment as a function has them.
      process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: `${emulator.emulator?.url}/admin` })
      process.env['TCB_ENV'] = 'local'
      wx.init({ env: 'local' })
    })
    afterAll(() => emulator.close?.())
    describe.each(['@cloudbase/node-sdk', 'wx-server-sdk'] as const)('%s', (sdk) => {
      body(conformance(sdk, emulator as TestEmulator<App>))
    })
  })
}

let made = 0

function conformance(sdk: Conformance['sdk'], emulator: TestEmulator<App>): Conformance {
  const isWx = sdk === 'wx-server-sdk'
  const database = (): Database => (isWx ? (wx.database() as unknown as Database) : emulator.db)
  const handle = (name: string) => handleOf(database().collection(name), name, isWx)
  const within = (raw: RawTransaction): Transaction => ({
    collection: (name) => handleOf(raw.collection(name), name, isWx),
    commit: () => raw.commit(),
    rollback: () => raw.rollback(),
  })
  return {
    sdk,
    emulator,
    get db() {
      return database()
    },
    handle,
    collection: async (documents = [], name = `c${++made}`) => {
      await emulator.db.createCollection(name)
      if (documents.length > 0) await emulator.db.collection(name).add(documents)
      return handle(name)
    },
    start: async () => within((await database().startTransaction()) as unknown as RawTransaction),
    within,
  }
}

/** The two SDKs' answers, whichever member it has. */
interface Answer {
  id?: unknown
  ids?: unknown[]
  _id?: unknown
  _ids?: unknown[]
  data?: Plain | Plain[]
  updated?: number
  deleted?: number
  upsertedId?: unknown
  stats?: { updated?: number; removed?: number; created?: number }
}

interface AnyReference {
  add(data: unknown): Promise<Answer>
  doc(id: string | number): {
    get(): Promise<Answer>
    set(data: unknown): Promise<Answer>
    update(data: unknown): Promise<Answer>
    remove(): Promise<Answer>
  }
  where(query: object): {
    get(): Promise<Answer>
    limit(n: number): { get(): Promise<Answer> }
    update(data: unknown): Promise<Answer>
    remove(): Promise<Answer>
  }
}

function handleOf(reference: Reference, name: string, isWx: boolean): Collection {
  const any = reference as unknown as AnyReference
  const wrapped = (data: object) => (isWx ? { data } : data)
  return {
    name,
    ref: reference,
    add: async (data) => {
      const { id, ids, _id, _ids } = await any.add(wrapped(data))
      return ids ?? _ids ?? id ?? _id
    },
    get: (id) => (isWx ? getOrMissing(any, id) : first(any.doc(id).get())),
    set: async (id, data) => written(await any.doc(id).set(wrapped(data))),
    update: async (id, data) => written(await any.doc(id).update(wrapped(data))),
    remove: async (id) => written(await any.doc(id).remove()),
    updateWhere: async (query, data) => written(await any.where(query).update(wrapped(data))),
    removeWhere: async (query) => written(await any.where(query).remove()),
    find: async (query) => listOf(await any.where(query).get()),
    all: async () => listOf(await any.where({}).limit(1_000).get()),
  }
}

/** Inside a transaction the SDK answers the document itself, or null. */
const listOf = ({ data }: Answer): Plain[] =>
  Array.isArray(data) ? data : data === undefined || data === null ? [] : [data]

const first = async (answer: Promise<Answer>) => listOf(await answer)[0]

/** `wx-server-sdk` throws for a document that is not there. */
async function getOrMissing(reference: AnyReference, id: string | number): Promise<Plain | undefined> {
  try {
    return await first(reference.doc(id).get())
  } catch (error) {
    if (String((error as { errMsg?: string }).errMsg).includes('document with _id')) return undefined
    throw error
  }
}

/** `wx-server-sdk` answers the id of every `set`, also when the document was there. */
function written({ updated, deleted, upsertedId, _id, stats }: Answer): Written {
  const counts = { updated: updated ?? stats?.updated, removed: deleted ?? stats?.removed }
  const made = upsertedId ?? (stats?.created === 1 ? _id : undefined)
  return Object.fromEntries(
    Object.entries({ ...counts, upsertedId: made }).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  )
}

/** Codes by the number that `wx-server-sdk` throws instead of them (its error table). */
const codes: Record<number, string> = {
  [-501001]: 'SYS_ERR',
  [-501002]: 'SERVER_TIMEOUT',
  [-501003]: 'EXCEED_REQUEST_LIMIT',
  [-501007]: 'INVALID_PARAM',
  [-502001]: 'DATABASE_REQUEST_FAILED',
  [-502002]: 'DATABASE_INVALID_OPERRATOR',
  [-502005]: 'DATABASE_COLLECTION_NOT_EXIST',
  [-503001]: 'STORAGE_REQUEST_FAIL',
  [-503002]: 'STORAGE_EXCEED_AUTHORITY',
  [-503003]: 'STORAGE_FILE_NONEXIST',
  [-504002]: 'FUNCTIONS_EXECUTE_FAIL',
}

/** What a call was refused with. Codes that `wx-server-sdk` has no number for stand in its message. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await call
  } catch (error) {
    const { code, errCode, errMsg, message } = error as {
      code?: string
      errCode?: number
      errMsg?: string
      message?: string
    }
    const text = errMsg ?? message ?? String(error)
    return { code: code ?? codes[errCode ?? 0] ?? String(errCode), message: text }
  }
  throw new Error('the call was not refused')
}

/** How the SDK tells a conflict of an operation. `wx-server-sdk` has no number for the code: the message tells it. */
export const conflictIn = ({ sdk }: Conformance) => transactionError(sdk, 'CONFLICT', 'TransactionBusy')

/** How the SDK tells that a transaction is over. */
export const endedIn = ({ sdk }: Conformance) => transactionError(sdk, 'FAIL', 'TransactionNotExist')

const transactionError = (sdk: Conformance['sdk'], code: string, words: string) => ({
  code: sdk === 'wx-server-sdk' ? 'SYS_ERR' : `DATABASE_TRANSACTION_${code}`,
  message: expect.stringContaining(words) as string,
})
