import { CLERKS_WAREHOUSE } from '../../../tests/support/scenario'
import { round, timed, type Measure } from '../measure'
import type { BenchWorld } from './bench-world'

const CLIENTS = 8
const UNITS = 400
const TRIES = 440

/**
 * Eight clients take single units of one item until it is gone: every unit goes out once, whoever comes too late hears that
 * there is not enough, and nobody meets a conflict. The rate is set beside that of one client alone.
 */
export async function measureContention(world: BenchWorld): Promise<Measure[]> {
  const alone = await world.itemWithLots(40, 10)
  await taken(world, alone, 1, 40)
  const quiet = await taken(world, alone, 1, 160)
  const itemId = await world.itemWithLots(40, UNITS / 40)
  const busy = await taken(world, itemId, CLIENTS, TRIES)
  if (busy.codes.ok !== UNITS || busy.codes.INSUFFICIENT_STOCK !== TRIES - UNITS)
    throw new Error(`of ${TRIES} tries at ${UNITS} units: ${JSON.stringify(busy.codes)}`)
  return [
    { name: 'contention.perSecond', value: round(busy.perSecond), unit: 'per second' },
    { name: 'contention.ratio', value: round(busy.perSecond / quiet.perSecond), unit: 'ratio' },
  ]
}

/** Direct issues of one unit each, by so many clients at a time: how many a second, and what was answered. */
async function taken({ server }: BenchWorld, itemId: string, clients: number, tries: number) {
  const codes: Record<string, number> = {}
  let left = tries
  const client = async () => {
    while (left-- > 0) {
      const answer = await server.call('clerk', 'outbound.directIssue', {
        warehouseId: CLERKS_WAREHOUSE,
        purpose: '测速',
        targets: [{ departmentId: 'BM04' }],
        lines: [{ itemId, cells: [{ departmentId: 'BM04', quantity: 1 }] }],
      })
      const code = answer.ok ? 'ok' : answer.code
      codes[code] = (codes[code] ?? 0) + 1
    }
  }
  const ms = await timed(() => Promise.all(Array.from({ length: clients }, client)))
  return { perSecond: (1_000 * tries) / ms, codes }
}
