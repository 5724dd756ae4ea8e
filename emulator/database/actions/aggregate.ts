import { invalidParam, refused } from '../../admin/errors'
import { compilePipeline } from '../aggregate/pipeline'
import { noNames } from '../aggregate/expression/types'
import { type StageSpec } from '../aggregate/stages/types'
import { type Database } from '../database'
import { decode, encode } from '../ejson'
import { listAnswer } from './read'
import { type Answer, type Parameters } from './parameters'

/** What users of the platform report to be answered at most when a pipeline does not say `$limit`. */
const reportedLimit = 20

/** `database.aggregateDocuments`: the stages of a pipeline, of which the first use the indexes. */
export function aggregateDocuments(database: Database, parameters: Parameters): Answer {
  if (parameters['transactionId'] !== undefined)
    throw refused(
      'transaction-where',
      'an aggregation is not allowed inside a transaction: it would not see it',
    )
  const collection = database.collection(parameters['collectionName'])
  const specs = readStages(parameters['stages'])
  const pipeline = compilePipeline(specs, { database, names: noNames, inside: 'request' })
  const list: string[] = []
  for (const document of pipeline.read(collection, { NOW: new Date() })) list.push(encode(document))
  if (list.length > reportedLimit && !specs.some(({ name }) => name === '$limit'))
    database.warnings.unlimited(collection, reportedLimit, list.length)
  return listAnswer(database, list)
}

function readStages(stages: unknown): StageSpec[] {
  const now = Date.now()
  const list = typeof stages === 'string' ? decode(stages, now) : stages
  if (!Array.isArray(list)) throw invalidParam('stages must be a list')
  return list.map(({ stageKey, stageValue }: { stageKey: unknown; stageValue: unknown }) => ({
    name: String(stageKey),
    spec: decode(typeof stageValue === 'string' ? stageValue : JSON.stringify(stageValue), now),
  }))
}
