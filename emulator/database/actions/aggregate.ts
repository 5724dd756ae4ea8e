import { Aggregator, ProcessingMode } from 'mingo'
import { invalidParam, PlatformError } from '../../admin/errors'
import { type Collection } from '../catalog'
import { type Database } from '../database'
import { decode, decodeStored, encode } from '../ejson'
import { type FindOptions } from '../finder'
import { compileQuery } from '../match/compile'
import { operatorErrors } from '../operator-errors'
import { type SortSpec } from '../sort'
import { isPlainObject, type Document } from '../values'
import { listAnswer } from './read'
import { type Answer, type Parameters } from './parameters'

type Stage = Record<string, unknown>

/** Stages that only read what passes through them; all others get copies, because documents in memory are shared. */
const readingStages = new Set(['$match', '$sort', '$skip', '$limit', '$count', '$group', '$sortByCount'])
const refusedStages = new Set(['$out', '$merge', '$documents'])

/** `database.aggregateDocuments`: the leading `$match`, `$sort` and `$limit` use the indexes, the rest runs in memory. */
export function aggregateDocuments(database: Database, parameters: Parameters): Answer {
  const collection = database.collection(parameters['collectionName'])
  const { query, options, rest } = splitPipeline(readStages(parameters['stages']))
  const documents = database.finder.find(collection, query, options).map(({ value }) => value)
  const results = rest.length === 0 ? documents : run(database, documents, rest)
  return listAnswer(database, results.map(encode))
}

function readStages(stages: unknown): Stage[] {
  const list = typeof stages === 'string' ? (decode(stages, Date.now()) as unknown) : stages
  if (!Array.isArray(list)) throw invalidParam('stages must be a list')
  return list.map(({ stageKey, stageValue }: { stageKey: string; stageValue: unknown }) => {
    if (refusedStages.has(stageKey)) {
      throw new PlatformError('DATABASE_INVALID_OPERRATOR', `Unrecognized pipeline stage name: '${stageKey}'`)
    }
    return {
      [stageKey]: decode(
        typeof stageValue === 'string' ? stageValue : JSON.stringify(stageValue),
        Date.now(),
      ),
    }
  })
}

/** The part that a query can do, and the stages that are left. */
function splitPipeline(stages: Stage[]): { query: Document; options: FindOptions; rest: Stage[] } {
  const rest = [...stages]
  const matches: Document[] = []
  while (isPlainObject(rest[0]?.['$match'])) matches.push((rest.shift() as Stage)['$match'] as Document)
  const options: FindOptions = {}
  const sort = rest[0]?.['$sort']
  if (isPlainObject(sort) && Object.values(sort).every((direction) => direction === 1 || direction === -1)) {
    options.sort = Object.entries(sort) as SortSpec
    rest.shift()
  }
  const limit = rest[0]?.['$limit']
  if (typeof limit === 'number' && Number.isInteger(limit) && limit > 0) {
    options.limit = limit
    rest.shift()
  }
  return { query: matches.length > 1 ? { $and: matches } : (matches[0] ?? {}), options, rest }
}

/** Runs the stages in memory; a `$match` between them means what it means in a query. */
function run(database: Database, documents: Document[], stages: Stage[]): Document[] {
  const at = stages.findIndex((stage) => isPlainObject(stage['$match']))
  if (at < 0) return runStages(database, documents, stages)
  const before = at === 0 ? documents : runStages(database, documents, stages.slice(0, at))
  const matching = before.filter(compileQuery((stages[at] as Stage)['$match'] as Document))
  return run(database, matching, stages.slice(at + 1))
}

function runStages(database: Database, documents: Document[], stages: Stage[]): Document[] {
  const copy = !stages.every((stage) => Object.keys(stage).every((name) => readingStages.has(name)))
  return operatorErrors(() =>
    new Aggregator(stages, {
      scriptEnabled: false,
      processingMode: copy ? ProcessingMode.CLONE_INPUT : ProcessingMode.CLONE_OFF,
      collectionResolver: (name) => wholeCollection(database, database.collection(name)),
    }).run<Document>(documents),
  )
}

function wholeCollection(database: Database, collection: Collection): Document[] {
  return [...database.store.scan(collection)].map(({ text }) => decodeStored(text))
}
