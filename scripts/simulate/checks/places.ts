import { allPostings, findings, type Check } from './evidence'

/**
 * What is with a borrower, outside or on the way came from a shelf and can only come back from there: no such place ever
 * gives more than it got. Value follows: what all places hold together is what came in from outside.
 */
export const checkPlaces: Check = ({ journal }) => {
  const held = new Map<string, number>()
  let valueFen = 0
  for (const { posting } of allPostings(journal)) {
    const { itemId, lotId, from, to, quantity } = posting
    for (const [place, sign] of [
      [from, -1],
      [to, 1],
    ] as const) {
      if (/^(loan|transit|external):/.test(place)) {
        const key = `${place} ${itemId} ${sign < 0 ? lotId : (posting.toLotId ?? lotId)}`
        held.set(key, (held.get(key) ?? 0) + sign * quantity)
      }
      if (isOutside(place)) valueFen += sign * posting.valueFen
      else valueFen -= sign * posting.valueFen
    }
  }
  const overdrawn = [...held].filter(([, quantity]) => quantity < 0)
  return [
    ...findings('no more comes back than went out', overdrawn),
    ...(Number.isSafeInteger(valueFen) ? [] : findings('value is whole fen', [valueFen])),
  ]
}

const isOutside = (place: string): boolean => !/^(stock|loan|transit|external):/.test(place)
