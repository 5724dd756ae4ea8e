export interface Measure {
  name: string
  value: number
  unit: 'requests' | 'ms' | 'kb' | 'mb' | 'ratio' | 'per second'
}

/** Milliseconds to two places; a value of a sorted sample at a fraction of its length. */
export function percentile(samples: readonly number[], fraction: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? 0)
}

export const round = (value: number): number => Math.round(value * 100) / 100

export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}
