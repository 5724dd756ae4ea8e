import { failureOf } from '../admin/admin'
import { databaseActions } from '../database/actions'
import { type Parameters } from '../database/actions/parameters'
import { type Database } from '../database/database'
import { type PlanReport } from '../database/finder'
import { type Warning } from '../database/warnings'
import { readQueryText } from './query-text/query-text'
import { readFieldsText, readSortText } from './query-text/short-forms'
import { QueryTextError } from './query-text/text-reader'

/** What `POST /_emulator/query` takes: texts as a person typed them; `pipeline` makes it an aggregation. */
export interface QueryRequest {
  collection?: unknown
  query?: unknown
  sort?: unknown
  fields?: unknown
  pipeline?: unknown
  limit?: unknown
  skip?: unknown
  /** Only count what matches. */
  count?: unknown
  /** `Date.getTimezoneOffset()` of the person. */
  zone?: unknown
}

/** How the database found the documents; absent when it is not known. */
export type QueryPlan = PlanReport

export interface QueryAnswer {
  /** Canonical Extended JSON, a string a document. */
  documents: string[]
  /** Of a count. */
  total?: number
  ms: number
  plan?: QueryPlan
  /** Indexes that the query missed. */
  warnings: Warning[]
}

/** A refusal; of a text that cannot be read, also which (`query`, `sort`, …) and where. */
export interface QueryFailure {
  code: string
  message: string
  field?: string
  line?: number
  column?: number
  ms?: number
  plan?: QueryPlan
}

/**
 * Runs a query of the console page through the actions that answer the SDKs, so that limits and meaning are the same.
 * It only reads. It is none of the application's requests, so it leaves no trace in the stats and warnings.
 */
export async function runQuery(
  database: Database,
  request: QueryRequest,
): Promise<QueryAnswer | QueryFailure> {
  const fields = new TypedFields(request)
  let started: number | undefined
  try {
    const [action, parameters] = toAction(request, fields)
    started = performance.now()
    database.finder.lastPlan = undefined
    const { result, warnings } = database.warnings.aside(() =>
      databaseActions[action]?.(database, parameters),
    )
    const plan = database.finder.lastPlan
    const members = String(await result)
    const ms = since(started)
    const { data } = JSON.parse(`{${members}}`) as { data: { list?: string[]; total?: number } }
    return {
      documents: data.list ?? [],
      ...(data.total === undefined ? {} : { total: data.total }),
      ms,
      ...(plan === undefined ? {} : { plan }),
      warnings,
    }
  } catch (error) {
    if (error instanceof QueryTextError) return fields.failure(error)
    return { ...failureOf(error), ...(started === undefined ? {} : { ms: since(started) }) }
  }
}

function toAction(request: QueryRequest, fields: TypedFields): [action: string, parameters: Parameters] {
  const collectionName = request.collection
  const pipeline = fields.read('pipeline', readQueryText)
  if (pipeline !== undefined) {
    return ['database.aggregateDocuments', { collectionName, stages: stagesOf(pipeline) }]
  }
  const query = fields.read('query', readQueryText) ?? '{}'
  if (!query.startsWith('{')) throw new QueryTextError('查询条件应是 { … }', 0)
  if (request.count === true) return ['database.calculateDocument', { collectionName, query }]
  const parameters = {
    collectionName,
    queryType: 'WHERE',
    query,
    order: fields.read('sort', readSortText),
    projection: fields.read('fields', readFieldsText),
    limit: request.limit,
    offset: request.skip,
  }
  return ['database.getDocument', parameters]
}

/** The stages as the SDKs send them. */
function stagesOf(pipeline: string): { stageKey: string; stageValue: string }[] {
  const stages = JSON.parse(pipeline) as unknown
  if (!Array.isArray(stages)) throw new QueryTextError('聚合应是阶段的列表：[ { "$match": { … } }, … ]', 0)
  return stages.map((stage: unknown, i) => {
    const members = Object.entries((stage ?? {}) as Record<string, unknown>)
    const [member] = members
    if (typeof stage !== 'object' || Array.isArray(stage) || members.length !== 1 || member === undefined)
      throw new QueryTextError(`第 ${i + 1} 个阶段应恰好有一个名字：{ "$match": { … } }`, 0)
    return { stageKey: member[0], stageValue: JSON.stringify(member[1]) }
  })
}

/** The texts of a request; remembers which one was being read, so that an error can say where it is. */
class TypedFields {
  private current: keyof QueryRequest = 'query'

  constructor(private readonly request: QueryRequest) {}

  /** Undefined when nothing was typed. */
  read<T>(name: keyof QueryRequest, read: (text: string, zone: number) => T): T | undefined {
    const { [name]: text, zone } = this.request
    if (typeof text !== 'string' || text.trim() === '') return undefined
    this.current = name
    return read(text, typeof zone === 'number' && Number.isFinite(zone) ? zone : 0)
  }

  failure({ message, position }: QueryTextError): QueryFailure {
    const before = String(this.request[this.current] ?? '').slice(0, position)
    const line = before.split('\n').length
    const column = position - before.lastIndexOf('\n')
    return { code: 'INVALID_PARAM', message, field: this.current, line, column }
  }
}

const since = (started: number): number => Math.round((performance.now() - started) * 100) / 100
