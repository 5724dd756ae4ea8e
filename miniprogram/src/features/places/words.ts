import type { Tone } from '@/components/state-tag'
import type { ZoneKind } from '@shared/schema/masterdata'

export const zoneKinds: Record<ZoneKind, { text: string; tone: Tone; note: string }> = {
  qualified: { text: '合格区', tone: 'success', note: '放能用的货，收发都在这里' },
  inspection: { text: '待检区', tone: 'warning', note: '等质检的货先放这里，不能领用' },
  rejected: { text: '不合格区', tone: 'danger', note: '不合格、待退货或报废的货' },
}

/** The next code after those there are: `GYS010` → `GYS011`; `first` when there is none. */
export function nextCode(codes: readonly string[], prefix: string, first: string): string {
  const numbers = codes.flatMap((code) => {
    const [, digits] = new RegExp(`^${prefix}(\\d+)$`).exec(code) ?? []
    return digits ? [Number(digits)] : []
  })
  if (numbers.length === 0) return first
  return prefix + String(Math.max(...numbers) + 1).padStart(first.length - prefix.length, '0')
}
