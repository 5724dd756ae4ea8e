import { CLOCKS_DISAGREE, described } from '../sender'
import { findings, type Check } from './evidence'

/** The journal and the clients agree: what was done is there once, what was refused is not, and nobody else was at work. */
export const checkHistory: Check = ({ sent, journal, journalBefore }) => {
  const entries = new Map(journal.map((entry) => [entry._id, entry]))
  const ours = new Set(sent.map(({ requestId }) => requestId))
  const done = sent.filter(({ state }) => state === 'done')
  const missing = done.filter(
    ({ requestId, command }) => entries.get(requestId)?.operation !== command.operation,
  )
  const there = sent.filter(
    ({ state, requestId, code }) => state === 'refused' && code !== CLOCKS_DISAGREE && entries.has(requestId),
  )
  // A loss on the way is posted at the position where the stock stands; nothing of it is on a shelf.
  const onShelf = journal.flatMap(({ warehouseId, postings }) => {
    const own = postings.filter(({ from, to }) => isShelf(from) || isShelf(to))
    return [...new Set(own.map((p) => `${warehouseId}:${p.itemId} ${p.stockVersion}`))]
  })
  const seen = new Set<string>()
  const twice = onShelf.filter((version) => seen.size === seen.add(version).size)
  const strangers = [...entries.keys()].filter((id) => !ours.has(id) && !id.startsWith('timer-'))
  return [
    ...findings('what was done is in the journal', missing.map(described)),
    ...findings('what was refused is not in the journal', there.map(described)),
    ...findings(
      'every command is decided in the end',
      sent.filter(({ state }) => state === 'open').map(described),
    ),
    ...findings('no version of a stock document was written twice', shownOnce(twice)),
    ...(strangers.length === journalBefore
      ? []
      : findings('every entry belongs to a command', [{ before: journalBefore, now: strangers.length }])),
  ]
}

const isShelf = (place: string): boolean => place.startsWith('stock:')

const shownOnce = (texts: readonly string[]): string[] => [...new Set(texts)]
