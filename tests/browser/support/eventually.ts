import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE_MS = 20_000

/** Asks again until the answer fits; fails with the last answer. For what no locator can wait for. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  fits: (answer: T) => boolean,
  what: string,
): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (fits(answer)) return
    if (Date.now() > end) throw new Error(`never ${what}; the last was ${JSON.stringify(answer)}`)
    await pause(50)
  }
}
