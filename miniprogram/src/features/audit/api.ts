import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'

export interface AuditChoice {
  /** Number of a document, complete; empty for all. */
  documentId: string
  actorId: string
  /** `YYYY-MM-DD`; empty for no bound. */
  from: string
  to: string
}

export const useAuditRows = ({ documentId, actorId, from, to }: AuditChoice) =>
  usePages('audit.query', {
    ...(documentId ? { documentId } : {}),
    ...(actorId ? { actorId } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    limit: 30,
  })

export const useAuditEntry = (entryId: string) =>
  useQuery('audit.get', entryId ? { entryId } : null, { pull: true })

export const usePeople = () => useQuery('people.list', { limit: 100 })
