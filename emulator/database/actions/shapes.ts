import { invalidParam } from '../../admin/errors'
import { isPlainObject } from '../values'
import { type Parameters } from './parameters'

/** Throws INVALID_PARAM when a parameter is not what the action takes. */
type Check = (value: unknown, name: string) => void

const optional =
  (check: Check): Check =>
  (value, name) => {
    if (value !== undefined) check(value, name)
  }

const nonEmptyText: Check = (value, name) => {
  if (value === undefined) throw invalidParam(`${name} is missing`)
  if (typeof value !== 'string' || value === '')
    throw invalidParam(`${name} must be a non-empty string, not ${kindOf(value)}`)
}

const flag: Check = (value, name) => {
  if (typeof value !== 'boolean') throw invalidParam(`${name} must be true or false, not ${kindOf(value)}`)
}

const wholeNumber: Check = (value, name) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidParam(`${name} must be a whole number that is not negative, not ${kindOf(value)}`)
}

/** Extended JSON: a string, or the object itself. Null and '' are nothing. */
const json: Check = (value, name) => {
  if (typeof value !== 'string' && typeof value !== 'object')
    throw invalidParam(`${name} must be an object or a string of Extended JSON, not ${kindOf(value)}`)
}

const queryType: Check = (value, name) => {
  if (value !== 'DOC' && value !== 'WHERE')
    throw invalidParam(`${name} must be "DOC" or "WHERE", not ${kindOf(value)}`)
}

const documents: Check = (value, name) => {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  if (value === undefined || list.length === 0) throw invalidParam(`${name} holds no document`)
  for (const document of list) {
    if (typeof document !== 'string' && !isPlainObject(document))
      throw invalidParam(`${name} must hold documents as strings of Extended JSON, not ${kindOf(document)}`)
  }
}

const change: Check = (value, name) => {
  if (value === undefined || value === null || value === '') throw invalidParam(`${name} is missing`)
  json(value, name)
}

const stages: Check = (value, name) => {
  if (typeof value === 'string') return
  if (!Array.isArray(value)) throw invalidParam(`${name} must be a list of stages, not ${kindOf(value)}`)
  for (const stage of value as unknown[]) {
    if (!isPlainObject(stage) || typeof stage['stageKey'] !== 'string' || stage['stageValue'] === undefined)
      throw invalidParam(`each of ${name} needs a stageKey, such as "$match", and a stageValue`)
  }
}

const collection = { collectionName: nonEmptyText }
const transaction = { transactionId: optional(nonEmptyText) }
const selection = { ...collection, ...transaction, query: optional(json), queryType: optional(queryType) }

/** What each action takes; members that are not named here are the SDK's own (`envName`, `sessionToken`, …). */
const shapes: Record<string, Record<string, Check>> = {
  'database.getDocument': {
    ...selection,
    order: optional(json),
    offset: optional(wholeNumber),
    limit: optional(wholeNumber),
    projection: optional(json),
  },
  'database.calculateDocument': selection,
  'database.insertDocument': { ...collection, ...transaction, data: documents },
  'database.modifyDocument': {
    ...selection,
    data: change,
    multi: optional(flag),
    merge: optional(flag),
    upsert: optional(flag),
  },
  'database.modifyAndReturnDoc': { ...selection, data: change },
  'database.removeDocument': { ...selection, multi: optional(flag) },
  'database.aggregateDocuments': { ...collection, ...transaction, stages },
  'database.addCollection': collection,
  'database.startTransaction': {},
  'database.commitTransaction': { transactionId: nonEmptyText },
  'database.abortTransaction': { transactionId: nonEmptyText },
}

/** Refuses a request whose parameters have the wrong form, before anything looks at what they mean. */
export function checkShape(action: string, parameters: Parameters): void {
  const shape = shapes[action] as Record<string, Check>
  for (const name in shape) (shape[name] as Check)(parameters[name], name)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'string'
    ? `"${value.slice(0, 40)}"`
    : typeof value === 'object'
      ? 'an object'
      : String(value)
}
