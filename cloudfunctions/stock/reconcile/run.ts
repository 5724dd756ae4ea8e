import { ok, reject, type Result } from '../../../shared/errors'
import type { ReconciliationView } from '../../../shared/operations/reconcile'
import type { Warehouse } from '../../../shared/schema/masterdata'
import { MAX_DIFFERENCES, type Reconciliation } from '../../../shared/schema/reconciliation'
import { commit } from '../../runtime/commit'
import type { CallContext } from '../../runtime/context'
import { reconcileBatch } from './batch'

/** Time that the report itself needs to be written. */
const WRITING_MS = 1_500

/**
 * One call of a run: goes on after the last item as long as there is time, then writes the report and its journal entry.
 * The books are read outside the transaction and nothing of them is changed: what differs is a person's to put right.
 */
export async function runReconciliation(
  call: CallContext,
  warehouse: Warehouse,
  before: Reconciliation | undefined,
): Promise<Result<ReconciliationView>> {
  const report = await goOn(before ?? begin(call, warehouse), call)
  return commit<ReconciliationView>(call, async (snapshot, now) => {
    const stored = before && (await snapshot.get('reconciliations', before._id))
    if (before && stored?.parts !== before.parts) {
      return reject('ALREADY_HANDLED', { state: stored?.status === 'running' ? '核对中' : '已核对' })
    }
    const finished: Reconciliation = {
      ...report,
      finishedAt: report.next === null ? now : null,
      updatedAt: now,
    }
    return ok({
      writes: [
        stored
          ? { kind: 'update', collection: 'reconciliations', before: stored, document: finished }
          : { kind: 'insert', collection: 'reconciliations', document: finished },
      ],
      journal: {
        summary: `账务核对 ${warehouse.name}：${resultText(finished)}`,
        postings: [],
        document: { type: 'reconciliation', id: finished._id },
        warehouseId: warehouse._id,
      },
      answer: { ...finished, warehouseName: warehouse.name },
    })
  })
}

/** Items looked at together: one query of the journal serves them all. */
const MOST_ITEMS = 25

const begin = (call: CallContext, warehouse: Warehouse): Reconciliation => ({
  _id: `HD-${call.requestId}`,
  warehouseId: warehouse._id,
  status: 'running',
  startedAt: call.now,
  startedBy: { id: call.caller._id, name: call.caller.name },
  finishedAt: null,
  updatedAt: call.now,
  next: null,
  items: 0,
  rows: 0,
  entries: 0,
  assets: 0,
  valueFen: 0,
  batchSize: MOST_ITEMS,
  parts: 0,
  differenceCount: 0,
  differences: [],
})

async function goOn(before: Reconciliation, call: CallContext): Promise<Reconciliation> {
  let report: Reconciliation = { ...before, parts: before.parts + 1 }
  const deadline = call.deadline - WRITING_MS
  while (Date.now() < deadline) {
    const part = { after: report.next, size: report.batchSize }
    const batch = await reconcileBatch(report.warehouseId, part, call.now, deadline)
    if (batch === 'out of time') {
      // What did not fit beside others may fit at the beginning of the next call, and fewer items surely do.
      const batchSize = report.next === before.next ? Math.ceil(report.batchSize / 5) : report.batchSize
      return { ...report, batchSize }
    }
    const differences = [...report.differences, ...batch.differences].slice(0, MAX_DIFFERENCES)
    const differenceCount = report.differenceCount + batch.differences.length
    report = {
      ...report,
      next: batch.next,
      items: report.items + batch.items,
      rows: report.rows + batch.rows,
      entries: report.entries + batch.entries,
      assets: report.assets + batch.assets,
      valueFen: (report.valueFen ?? 0) + batch.valueFen,
      differences,
      differenceCount,
    }
    if (batch.next === null) return { ...report, status: differenceCount > 0 ? 'different' : 'balanced' }
  }
  return report
}

function resultText({ status, items, rows, differenceCount }: Reconciliation): string {
  const looked = `${items} 种物资 ${rows} 个批次`
  if (status === 'running') return `已核对 ${looked}，还没核完`
  return status === 'balanced' ? `${looked}，账实相符` : `${looked}，${differenceCount} 处不符`
}
