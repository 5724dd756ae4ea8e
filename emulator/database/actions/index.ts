import { type Database } from '../database'
import { addCollection } from './add-collection'
import { aggregateDocuments } from './aggregate'
import { type Answer, type Parameters } from './parameters'
import { calculateDocument, getDocument } from './read'
import { checkShape } from './shapes'
import { insertDocument, modifyAndReturnDoc, modifyDocument, removeDocument } from './write'

type Action = (database: Database, parameters: Parameters) => Answer | Promise<Answer>

const actions: Record<string, Action> = {
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
    transactions.commit(String(parameters['transactionId']))
    return '"result":{}'
  },
  'database.abortTransaction': ({ transactions }, parameters) => {
    transactions.abort(String(parameters['transactionId']))
    return '"result":{}'
  },
}

/** Every `database.*` action of the wire protocol. Parameters of a wrong form are refused before the action sees them. */
export const databaseActions: Record<string, Action> = Object.fromEntries(
  Object.entries(actions).map(([name, action]): [string, Action] => [
    name,
    (database, parameters) => {
      checkShape(name, parameters)
      return action(database, parameters)
    },
  ]),
)
