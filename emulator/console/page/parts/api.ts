import type { About } from '../../about'
import type { CollectionSummary } from '../../collections'
import type { DocumentPage } from '../../documents'
import type { QueryAnswer, QueryFailure, QueryRequest } from '../../query'

export type Api = ReturnType<typeof apiPart>

/** A refusal in an answer. */
export interface Refusal {
  code: string
  message: string
}

/** Asks the emulator. Throws when nobody answers; a refusal of the emulator is an answer with `code`. */
export function apiPart() {
  async function ask<T>(path: string, options?: RequestInit): Promise<T> {
    const response = await fetch(`/_emulator/${path}`, options)
    if (response.status !== 200 && response.status !== 403) throw new Error(`HTTP ${response.status}`)
    return (await response.json()) as T
  }

  const post = <T>(path: string, body: unknown = {}): Promise<T> =>
    ask<T>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  const about = () => ask<About>('about')
  const collections = () => ask<CollectionSummary[]>('collections')
  const collection = (name: string, keys = false) =>
    ask<CollectionSummary | Refusal>(`collections/${encodeURIComponent(name)}${keys ? '?keys=1' : ''}`)
  const documents = (parameters: Record<string, string>) =>
    ask<DocumentPage | Refusal>(`documents?${new URLSearchParams(parameters).toString()}`)
  const query = (request: QueryRequest) =>
    post<QueryAnswer | QueryFailure>('query', { ...request, zone: new Date().getTimezoneOffset() })

  return { ask, post, about, collections, collection, documents, query }
}
