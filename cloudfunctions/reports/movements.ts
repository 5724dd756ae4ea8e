import { addDays, daysBetween } from '../../shared/domain/calendar'
import type { OutputOf } from '../../shared/operations'
import { _, db } from '../runtime/app'
import { itemsById } from '../runtime/directory'
import type { Where } from '../runtime/store'

type Trend = OutputOf<'reports.dashboard'>['trend']
type TopIssued = OutputOf<'reports.dashboard'>['topIssued']

const $ = db.command.aggregate

/** Receipts and issues in steps of `stepDays`, each step named by its first day; steps without any are zero. */
export async function trend(scope: Where, from: string, to: string, stepDays: number): Promise<Trend> {
  const { data } = (await db
    .collection('journal')
    .aggregate()
    .match({ ...scope, day: _.gte(from), operation: _.in(['inbound.receive', 'outbound.issue']) })
    .group({
      _id: { day: '$day', operation: '$operation' },
      valueFen: $.sum($.sum('$postings.valueFen')),
      entries: $.sum(1),
    })
    .limit(1_000)
    .end()) as { data: { _id: { day: string; operation: string }; valueFen: number; entries: number }[] }

  const steps = Math.ceil((daysBetween(from, to) + 1) / stepDays)
  const series = Array.from({ length: steps }, (_step, index) => ({
    day: addDays(from, index * stepDays),
    inFen: 0,
    outFen: 0,
    receipts: 0,
    issues: 0,
  }))
  for (const row of data) {
    const step = series[Math.floor(daysBetween(from, row._id.day) / stepDays)]
    if (!step) continue
    if (row._id.operation === 'inbound.receive') {
      step.inFen += row.valueFen
      step.receipts += row.entries
    } else {
      step.outFen += row.valueFen
      step.issues += row.entries
    }
  }
  return series
}

/** The ten items issued for the most money since `from`. */
export async function topIssued(scope: Where, from: string): Promise<TopIssued> {
  const { data } = (await db
    .collection('journal')
    .aggregate()
    .match({ ...scope, day: _.gte(from), operation: 'outbound.issue' })
    .unwind('$postings')
    .group({
      _id: '$postings.itemId',
      quantity: $.sum('$postings.quantity'),
      valueFen: $.sum('$postings.valueFen'),
    })
    .sort({ valueFen: -1 })
    .limit(10)
    .end()) as { data: { _id: string; quantity: number; valueFen: number }[] }
  const items = await itemsById(data.map((row) => row._id))
  return data.map(({ _id, quantity, valueFen }) => {
    const item = items.get(_id)
    return {
      itemId: _id,
      name: item?.name ?? _id,
      specification: item?.specification ?? '',
      unit: item?.unit ?? '',
      scale: item?.scale ?? 0,
      quantity,
      valueFen,
    }
  })
}
