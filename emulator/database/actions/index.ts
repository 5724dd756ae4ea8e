import { invalidParam, PlatformError } from '../../admin/errors'
import { type Database } from '../database'
import { aggregateDocuments } from './aggregate'
import { type Answer, type Parameters } from './parameters'
import { calculateDocument, getDocument } from './read'
import { insertDocument, modifyAndReturnDoc, modifyDocument, removeDocument } from './write'

type Action = (database: Database, parameters: Parameters) => Answer | Promise<Answer>

/** Every `database.*` action of the wire protocol. */
export const databaseActions: Record<string, Action> = {
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.insertDocument': insertDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.addCollection': addCollection,
  'database.startTransaction': ({ transactions }) =>
    `"transactionId":${JSON.stringify(transactions.start())}`,
  'database.commitTransaction': ({ transactions }, parameters) => {
    transactions.commit(transactionId(parameters))
    return '"result":{}'
  },
  'database.abortTransaction': ({ transactions }, parameters) => {
    transactions.abort(transactionId(parameters))
    return '"result":{}'
  },
}

function transactionId(parameters: Parameters): string {
  const id = parameters['transactionId']
  if (typeof id !== 'string' || id === '') throw invalidParam('transactionId is missing')
  return id
}

function addCollection({ store }: Database, parameters: Parameters): Answer {
  const name = parameters['collectionName']
  if (typeof name !== 'string' || !/^[\w-]{1,128}$/.test(name)) {
    throw invalidParam('a collection name holds 1 to 128 letters, digits, "_" or "-"')
  }
  if (store.catalog.get(name) !== undefined) {
    throw new PlatformError(
      'DATABASE_COLLECTION_ALREADY_EXIST',
      `[ResourceUnavailable.ResourceExist] Table exist: ${name}`,
    )
  }
  store.catalog.create(name)
  return '"data":{}'
}
