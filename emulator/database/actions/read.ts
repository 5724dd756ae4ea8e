import { invalidParam, requestFailed } from '../../admin/errors'
import { type Database } from '../database'
import { encode } from '../ejson'
import { checkLimit } from '../limits'
import { projector } from '../projection'
import { type StoredDocument } from '../stored-document'
import { findInside, refuseWhere } from './inside-transaction'
import {
  idOf,
  objectParameter,
  offsetParameter,
  queryParameter,
  sortParameter,
  type Answer,
  type Parameters,
} from './parameters'

/** `database.getDocument`: one document by id (`DOC`) or a query (`WHERE`). */
export function getDocument(database: Database, parameters: Parameters): Answer {
  const isDocument = parameters['queryType'] === 'DOC'
  const documents = isDocument ? readOne(database, parameters) : query(database, parameters)
  const list = texts(documents, parameters)
  const limit = isDocument ? 1 : checkLimit(parameters['limit'], database.limits, database.relaxed)
  return listAnswer(database, list, `"limit":${limit},"offset":${offsetParameter(parameters)},`)
}

/** `database.calculateDocument`: how many documents match. */
export function calculateDocument(database: Database, parameters: Parameters): Answer {
  const collection = database.collection(parameters['collectionName'])
  return `"data":{"total":${database.finder.count(collection, queryParameter(parameters))}}`
}

/** The list of an answer; each document travels as a string of Extended JSON. */
export function listAnswer(database: Database, list: string[], members = ''): Answer {
  let text = `"data":{${members}"list":[`
  for (let i = 0; i < list.length; i++) text += (i === 0 ? '' : ',') + JSON.stringify(list[i])
  if (text.length > database.limits.responseBytes) {
    throw requestFailed(
      `[emulator rule response-size] the answer is larger than ${database.limits.responseBytes} bytes`,
    )
  }
  return text + ']}'
}

function readOne(database: Database, parameters: Parameters): StoredDocument[] {
  const collection = database.collection(parameters['collectionName'])
  const id = idOf(queryParameter(parameters))
  const { transactionId } = parameters
  const document =
    transactionId === undefined
      ? database.store.read(collection, id)
      : database.transactions.run(String(transactionId), (transaction) => transaction.read(collection, id))
  return document === undefined ? [] : [document]
}

function query(database: Database, parameters: Parameters): StoredDocument[] {
  const { queryType, transactionId } = parameters
  if (queryType !== undefined && queryType !== 'WHERE')
    throw invalidParam(`unknown queryType ${String(queryType)}`)
  const collection = database.collection(parameters['collectionName'])
  const condition = queryParameter(parameters)
  const options = {
    sort: sortParameter(parameters),
    skip: offsetParameter(parameters),
    limit: checkLimit(parameters['limit'], database.limits, database.relaxed),
  }
  if (transactionId === undefined) return database.finder.find(collection, condition, options)
  return database.transactions.run(String(transactionId), (transaction) => {
    refuseWhere(database, 'a query')
    return findInside(database, transaction, collection, condition, options)
  })
}

function texts(documents: StoredDocument[], parameters: Parameters): string[] {
  const projection = objectParameter(parameters, 'projection')
  if (projection === undefined || Object.keys(projection).length === 0)
    return documents.map(({ text }) => text)
  const project = projector(projection, queryParameter(parameters))
  return documents.map(({ value }) => encode(project(value)))
}
