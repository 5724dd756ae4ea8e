import { useRef } from 'react'
import type { InputOf } from '@shared/operations'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery, type Query } from '@/lib/use-operation'
import { toScope, type ScopeDraft } from './scope-draft'
import type { Preview } from './stocktake-draft'

export interface ScopePreview {
  query: Query<Preview>
  /** The last figures of this warehouse: they stay while those of the next choice are on their way. */
  known: Preview | undefined
  /** Whether `known` is of the scope as it is chosen now. */
  fresh: boolean
}

/** What a scope comes to, asked anew whenever the choice has stood still; not asked while there is nothing to ask for. */
export function useScopePreview(warehouseId: string, scope: ScopeDraft, ready = true): ScopePreview {
  const asked = JSON.stringify({ warehouseId, scope: toScope(scope) })
  const settled = useDebounced(asked)
  const question = JSON.parse(settled) as InputOf<'stocktake.preview'>
  const query = useQuery('stocktake.preview', question.warehouseId && ready ? question : null)
  const last = useRef<{ warehouseId: string; preview: Preview }>()
  if (query.data) last.current = { warehouseId: question.warehouseId, preview: query.data }
  const known = last.current?.warehouseId === warehouseId ? last.current.preview : undefined
  return { query, known, fresh: settled === asked && query.data !== undefined }
}
