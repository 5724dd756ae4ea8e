import { randomBytes } from 'node:crypto'
import { invalidParam, PlatformError } from '../../admin/errors'
import { type Collection } from '../catalog'
import { type Database } from '../database'
import { decode } from '../ejson'
import { checkFieldNames, checkId, checkSize } from '../limits'
import { type Change } from '../store'
import { idName, StoredDocument } from '../stored-document'
import { type Transaction } from '../transaction'
import { compileUpdate } from '../update'
import { isPlainObject, type Document } from '../values'
import { findInside, refuseWhere } from './inside-transaction'
import { idOf, objectParameter, queryParameter, type Answer, type Parameters } from './parameters'

/** `database.insertDocument`: a list of documents, in order; what stood before a duplicate stays, as in MongoDB. */
export function insertDocument(database: Database, parameters: Parameters): Answer | Promise<Answer> {
  const collection = database.collection(parameters['collectionName'])
  const fresh = readDocuments(database, parameters['data'])
  const answer = `"data":{"insertedIds":[${fresh.map(({ id }) => JSON.stringify(plainId(id))).join(',')}]}`
  const { transactionId } = parameters
  if (transactionId !== undefined) {
    return database.transactions.run(String(transactionId), (transaction) => {
      for (const { id, document } of fresh) insertInside(database, transaction, collection, id, document)
      return answer
    })
  }
  return database.writer.run(() => {
    const { store, writer } = database
    const present = store.readAll(
      collection,
      fresh.map(({ id }) => id),
    )
    const changes = fresh.map(({ id, document }, i) => ({
      collection,
      id,
      before: present[i],
      after: document,
    }))
    insertInOrder(database, changes, writer.refuseExisting.bind(writer))
    return answer
  })
}

/** `database.modifyDocument`: operators (`merge`) or a whole document, on one id or on what a query finds. */
export function modifyDocument(database: Database, parameters: Parameters): Answer | Promise<Answer> {
  const collection = database.collection(parameters['collectionName'])
  const query = queryParameter(parameters)
  const data = objectParameter(parameters, 'data')
  if (data === undefined) throw invalidParam('data must be an object')
  const { transactionId, merge, upsert } = parameters
  const isDocument = parameters['queryType'] === 'DOC'
  const multi = parameters['multi'] === true && !isDocument
  const change = changer(database, data, merge === true, query)

  const modify = (find: Find, write: Write): Answer => {
    const found = isDocument ? find({ _id: idOf(query) }, 1) : find(query, multi ? Infinity : 1)
    if (found.length === 0 && upsert === true) {
      const id = isDocument ? idOf(query) : (query['_id'] ?? newId())
      const inserted = change({ _id: id }, id, true)
      write([{ id, before: undefined, after: inserted }])
      return `"data":{"updated":0,"upsert_id":${JSON.stringify(plainId(id))}}`
    }
    const changed = found.flatMap((before) => {
      const id = before.value['_id']
      const after = change(before.value, id, false)
      return after.text === before.text ? [] : [{ id, before, after }]
    })
    write(changed)
    // WeChat's reference says that `set` counts a document that is there; of `update` only changes are counted.
    const updated = merge === true ? changed.length : found.length
    return `"data":{"updated":${updated},"upsert_id":null}`
  }
  return perform(database, collection, transactionId, isDocument ? undefined : 'where(…).update', modify)
}

/** `database.modifyAndReturnDoc`: changes the first document that matches and answers it as it is afterwards. */
export function modifyAndReturnDoc(database: Database, parameters: Parameters): Answer | Promise<Answer> {
  const collection = database.collection(parameters['collectionName'])
  const query = queryParameter(parameters)
  const data = objectParameter(parameters, 'data')
  if (data === undefined) throw invalidParam('data must be an object')
  const change = changer(database, data, true, query)
  return perform(database, collection, parameters['transactionId'], 'updateAndReturn', (find, write) => {
    const [before] = find(query, 1)
    if (before === undefined) return `"data":{"updated":0,"doc":null}`
    const id = before.value['_id']
    const after = change(before.value, id, false)
    if (after.text !== before.text) write([{ id, before, after }])
    return `"data":{"updated":1,"doc":${JSON.stringify(after.text)}}`
  })
}

/** `database.removeDocument`: one id, or what a query finds. */
export function removeDocument(database: Database, parameters: Parameters): Answer | Promise<Answer> {
  const collection = database.collection(parameters['collectionName'])
  const query = queryParameter(parameters)
  const isDocument = parameters['queryType'] === 'DOC'
  const multi = parameters['multi'] === true && !isDocument
  const what = isDocument ? undefined : 'where(…).remove'
  return perform(database, collection, parameters['transactionId'], what, (find, write) => {
    const found = isDocument ? find({ _id: idOf(query) }, 1) : find(query, multi ? Infinity : 1)
    write(found.map((before) => ({ id: before.value['_id'], before, after: undefined })))
    return `"data":{"deleted":${found.length}}`
  })
}

type Find = (query: Document, limit: number) => StoredDocument[]
type Write = (changes: Omit<Change, 'collection'>[]) => void

/** Runs a change of found documents inside the named transaction, or as one atomic write of its own. */
function perform(
  database: Database,
  collection: Collection,
  transactionId: unknown,
  /** What to call it when it is refused inside a transaction; undefined when it names one document. */
  where: string | undefined,
  work: (find: Find, write: Write) => Answer,
): Answer | Promise<Answer> {
  const { finder, transactions, writer } = database
  if (transactionId === undefined) {
    return writer.run(() =>
      work(
        (query, limit) => finder.find(collection, query, { limit }),
        (changes) => writer.apply(changes.map((change) => ({ ...change, collection }))),
      ),
    )
  }
  return transactions.run(String(transactionId), (transaction) => {
    if (where !== undefined) refuseWhere(database, where)
    return work(
      (query, limit) =>
        where === undefined
          ? [transaction.read(collection, query['_id'])].filter((document) => document !== undefined)
          : findInside(database, transaction, collection, query, { limit }),
      (changes) => changes.forEach(({ id, after }) => transaction.write(collection, id, after)),
    )
  })
}

/** Makes the function from a document to its next version, checked and encoded; `query` is what finds it. */
function changer(database: Database, data: Document, merge: boolean, query: Document) {
  const next = merge ? updater(database, data, query) : replacer(database, data)
  return (value: Document, id: unknown, inserting: boolean): StoredDocument => {
    const document = StoredDocument.fresh(next(value, inserting))
    if (inserting) checkId(id, database.relaxed)
    checkSize(document, id, database)
    return document
  }
}

type Next = (value: Document, inserting: boolean) => Document

function updater({ relaxed }: Database, data: Document, query: Document): Next {
  if (Object.keys(data).some((key) => !key.startsWith('$')))
    throw invalidParam('an update may hold operators only, such as $set')
  const update = compileUpdate(data, (value, path) => checkFieldNames(value, relaxed, `${path}.`))
  return (value, inserting) => update(value, query, inserting)
}

function replacer({ relaxed }: Database, data: Document): Next {
  if ('_id' in data) throw invalidParam('the data of set may not hold _id')
  checkFieldNames(data, relaxed)
  return ({ _id }) => ({ _id, ...data })
}

interface Fresh {
  id: unknown
  document: StoredDocument
}

function readDocuments(database: Database, data: unknown): Fresh[] {
  const texts = Array.isArray(data) ? (data as unknown[]) : [data]
  if (texts.length === 0) throw invalidParam('data holds no document')
  const now = Date.now()
  return texts.map((text) => {
    const value = decode(typeof text === 'string' ? text : JSON.stringify(text), now)
    if (!isPlainObject(value)) throw invalidParam('a document must be an object')
    checkFieldNames(value, database.relaxed)
    const { _id: id = newId(), ...fields } = value
    checkId(id, database.relaxed)
    const document = StoredDocument.fresh({ _id: id, ...fields })
    checkSize(document, id, database)
    return { id, document }
  })
}

function insertInside(
  database: Database,
  transaction: Transaction,
  collection: Collection,
  id: unknown,
  document: StoredDocument,
) {
  const before = transaction.read(collection, id)
  database.writer.refuseExisting({ collection, id, before, after: document })
  transaction.write(collection, id, document)
}

function insertInOrder(
  { writer }: Database,
  changes: Change[],
  refuseExisting: (change: Change) => void,
): void {
  const seen = new Set<string>()
  const duplicate = changes.findIndex(
    ({ id, before }) => before !== undefined || seen.size === seen.add(idName(id)).size,
  )
  try {
    writer.apply(duplicate < 0 ? changes : changes.slice(0, duplicate))
  } catch (error) {
    if (!(error instanceof PlatformError) || changes.length === 1) throw error
    // A unique index refused one of them: one by one, so that exactly those before it are written.
    for (const change of changes) writer.apply([change])
  }
  const refusedChange = changes[duplicate]
  if (refusedChange !== undefined)
    refuseExisting({ ...refusedChange, before: refusedChange.before ?? refusedChange.after })
}

/** 32 hexadecimal digits that begin with the time, so that new documents stand together in the file. */
function newId(): string {
  return (
    Math.floor(Date.now() / 1_000)
      .toString(16)
      .padStart(8, '0') + randomBytes(12).toString('hex')
  )
}

function plainId(id: unknown): unknown {
  return typeof id === 'object' ? String(id) : id
}
