import type { Outcome } from './run'

/** What a person reads: how much was done, what went wrong on the way, and every rule that did not hold. */
export function report(outcome: Outcome): string {
  const { seed, clients, commands, operations, faults, seconds, commandsPerSecond, broken } = outcome
  const { sent, done, refused, again, lost, busy } = commands
  const lines = [
    `seed ${seed}: ${sent} commands of ${clients} clients in ${seconds} s (${commandsPerSecond}/s)`,
    `done ${done}, refused ${refused}; sent again ${again} times, ${lost} answers lost, ${busy} times busy`,
    `faults: ${pairs(faults) || 'none'}`,
    ...Object.entries(operations).map(
      ([name, row]) => `  ${name.padEnd(30)} ${String(row.done).padStart(6)} done  ${pairs(row.refused)}`,
    ),
    broken.length === 0 ? '✓ every rule holds' : `✗ ${broken.length} findings`,
    ...broken.map(({ rule, detail }) => `✗ ${rule}\n  ${JSON.stringify(detail)}`),
  ]
  return lines.join('\n')
}

const pairs = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
