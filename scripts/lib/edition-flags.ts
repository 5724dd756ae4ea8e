import { faultNames, parseFaultPlan, type FaultPlan } from '../../emulator/edition/fault-plan'
import type { EmulatorOptions } from '../../emulator/options'
import { badUsage } from './flags'

/** Flags that make the backend on one machine more like a real edition, or harder to bear; names as the emulator's own. */
export const editionFlags = {
  latency: { type: 'string' },
  qps: { type: 'string' },
  faults: { type: 'string' },
  'strict-indexes': { type: 'boolean' },
  relaxed: { type: 'boolean' },
  full: { type: 'boolean' },
} as const

type Values = {
  [Name in keyof typeof editionFlags]?: (typeof editionFlags)[Name]['type'] extends 'string'
    ? string
    : boolean
}

export type EditionOptions = Pick<
  EmulatorOptions,
  'latencyMs' | 'qps' | 'faults' | 'strictIndexes' | 'relaxed' | 'synchronous'
>

/** The emulator's options for the flags that were given; a wrong one ends the program with a clear line. */
export function editionOptions(values: Values): EditionOptions {
  return {
    ...(values.latency === undefined
      ? {}
      : { latencyMs: whole('latency', values.latency, 0, 60_000, '毫秒') }),
    ...(values.qps === undefined ? {} : { qps: whole('qps', values.qps, 1, 100_000, '次') }),
    ...(values.faults === undefined ? {} : { faults: faultsOf(values.faults) }),
    ...(values['strict-indexes'] ? { strictIndexes: true } : {}),
    ...(values.relaxed ? { relaxed: true } : {}),
    ...(values.full ? { synchronous: 'FULL' as const } : {}),
  }
}

function whole(flag: string, text: string, low: number, high: number, unit: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= low && value <= high) return value
  return badUsage(`--${flag} 应为 ${low} 至 ${high} 的整数（${unit}），而不是 ${text}`)
}

function faultsOf(text: string): FaultPlan {
  try {
    return parseFaultPlan(text)
  } catch {
    return badUsage(
      `--faults 应为 种子[:名称=概率,…]，例如 42 或 42:conflict=0.1,lost-reply=0.02，而不是 ${text}。` +
        `名称：${faultNames.join(' ')} timeout-ms kill-within-ms skew-ms；概率为 0 至 1`,
    )
  }
}
