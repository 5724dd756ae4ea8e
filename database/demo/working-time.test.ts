import { inShanghai } from '../../shared/domain/calendar'
import { minutesAgo } from './working-time'

/** The seed of a demo must tell the same story at any hour of the day. */
const midnight = Date.parse('2026-11-21T16:00:00.000Z')
const hours = Array.from({ length: 24 }, (_, hour) => midnight + hour * 61 * 60_000)

test('what happened later is told later, and nothing happens in the night', () => {
  for (const now of hours) {
    for (let minutes = 3 * 24 * 60; minutes > 0; minutes -= 19) {
      const moment = minutesAgo(now, minutes)
      expect(moment).toBeLessThan(minutesAgo(now, minutes - 19))
      expect(inShanghai(moment).hour()).toBeGreaterThanOrEqual(7)
      expect(inShanghai(moment).hour()).toBeLessThan(21)
    }
  }
})
