import { collections } from '../../../shared/schema/collections'
import { findings, type Check, type Evidence } from './evidence'

/** Every document that the simulation touched is one as its schema says: a legal state, no field that is none. */
export const checkShapes: Check = (evidence) => {
  const touched = touchedBy(evidence)
  const wrong = (
    ['stock', 'requisitions', 'receipts', 'assets', 'loans', 'transfers', 'stocktakes', 'journal'] as const
  ).flatMap((name) =>
    evidence[name]
      .filter((document) => touched.has(document._id))
      .flatMap((document) => {
        const parsed = collections[name].safeParse(document)
        return parsed.success ? [] : [{ collection: name, _id: document._id, issues: parsed.error.issues }]
      }),
  )
  return findings('documents are as their schemas say', wrong)
}

function touchedBy({ sent, journal, stock, assets, simulated }: Evidence): ReadonlySet<string> {
  const own = new Set(sent.map(({ requestId }) => requestId))
  const entries = journal.filter(({ _id }) => own.has(_id))
  const places = entries.flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from, to]))
  return new Set([
    ...entries.flatMap((entry) => [entry._id, entry.document.id]),
    ...places.map((place) => place.slice(place.indexOf(':') + 1)),
    ...[...stock, ...assets].filter(({ itemId }) => simulated.has(itemId)).map(({ _id }) => _id),
  ])
}
