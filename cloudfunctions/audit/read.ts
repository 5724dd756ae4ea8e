import { addDays, startOfDay } from '../../shared/domain/calendar'
import { ok, reject } from '../../shared/errors'
import { operationTitle } from '../../shared/operations'
import { _, environment } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { isIssueNumber, requisitionOfIssue } from '../runtime/issue-number'
import { isIntact } from '../runtime/seal'
import { get, type Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'

export const queryEntries: Handler<'audit.query'> = async ({ documentId, actorId, from, to, ...page }) => {
  const where: Where = {}
  // An issue is an entry of its requisition, and the journal links to that.
  const issued = documentId && isIssueNumber(documentId) ? await requisitionOfIssue(documentId) : undefined
  if (documentId) where['document.id'] = issued?._id ?? documentId
  if (actorId) where['actor.id'] = actorId
  // By the instant and not by `day`: the index that gives the order then gives the period too.
  if (from || to) {
    const before = to && startOfDay(addDays(to, 1))
    where.at = _.and([...(from ? [_.gte(startOfDay(from))] : []), ...(before ? [_.lt(before)] : [])])
  }
  const { rows, nextCursor } = await newestFirst('journal', where, 'at', page)
  return ok({
    nextCursor,
    rows: rows.map((entry) => ({
      entryId: entry._id,
      at: entry.at,
      operation: entry.operation,
      operationName: operationTitle(entry.operation),
      actorName: entry.actor.name,
      departmentName: entry.actor.departmentName,
      device: entry.device,
      summary: entry.summary,
      document: entry.document,
      postingCount: entry.postings.length,
    })),
  })
}

export const getEntry: Handler<'audit.get'> = async ({ entryId }) => {
  const entry = await get('journal', entryId)
  if (!entry) return reject('NOT_FOUND', { what: '审计记录' })
  const intact = isIntact(entry, environment('JOURNAL_KEY'))
  return ok({ entry, operationName: operationTitle(entry.operation), intact })
}
