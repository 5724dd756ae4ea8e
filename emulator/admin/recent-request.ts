import { type RecentRequest } from '../console/stats'
import { type Parameters } from '../database/actions/parameters'

const shownCharacters = 300

/** What the list of recent requests says about a request before it is answered. */
export function describeRequest(
  parameters: Parameters,
): Pick<RecentRequest, 'action' | 'collection' | 'query'> {
  const { action, collectionName, function_name } = parameters
  const collection = collectionName ?? function_name
  const query = queryText(parameters)
  return {
    action: typeof action === 'string' ? short(action) : '',
    ...(typeof collection === 'string' ? { collection: short(collection) } : {}),
    ...(query === undefined ? {} : { query }),
  }
}

/** The query or the pipeline. Never the data that is written or handed on: that may be somebody's secret. */
function queryText({ query, stages }: Parameters): string | undefined {
  if (typeof query === 'string') return query === '' || query === '{}' ? undefined : short(query)
  if (typeof query === 'object' && query !== null) return short(JSON.stringify(query))
  if (!Array.isArray(stages)) return undefined
  let text = ''
  for (const stage of stages as unknown[]) {
    const { stageKey, stageValue } = (stage ?? {}) as { stageKey?: unknown; stageValue?: unknown }
    text += `${text === '' ? '' : ', '}${String(stageKey)}: ${typeof stageValue === 'string' ? stageValue : JSON.stringify(stageValue)}`
    if (text.length > shownCharacters) break
  }
  return short(text)
}

/** A copy of the beginning: a plain slice would keep the whole body in memory as long as it is listed. */
function short(text: string): string {
  if (text.length <= shownCharacters) return text
  return `${Buffer.from(text.slice(0, shownCharacters)).toString()}…`
}
