import {
  approved,
  CLERKS_WAREHOUSE,
  lotsOf,
  receipt,
  stockWhere,
  succeed,
} from '../../tests/support/scenario'
import type { TestServer } from '../../tests/support/server'
import { percentile, timed, type Measure } from './measure'

const ROUNDS = 60

/** Cost and time of the operations of the story, warm, over HTTP: gateway, function, database. */
export async function measureOperations(server: TestServer): Promise<Measure[]> {
  const row = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.onHand > 0 && r.available === r.onHand && r.expiry === 'none' && !r.item.controlled,
  )
  const [lot] = await lotsOf(server, row)
  const requests = { receive: 0, issue: 0 }
  const times = { receive: [] as number[], issue: [] as number[], query: [] as number[] }

  for (let round = 0; round < ROUNDS; round++) {
    const warm = round >= 5
    // Rows of one piece, so that three pieces come from three lots.
    for (let i = 0; i < 3; i++) {
      const receive = await counted(server, () =>
        succeed(server.call('clerk', 'inbound.receive', receipt(row, lot!.locationId, { quantity: 1 }))),
      )
      if (warm) {
        requests.receive = Math.max(requests.receive, receive.requests)
        times.receive.push(receive.ms)
      }
    }
    const { picks, issue } = await issueFromThreeLots(server, row)
    if (warm && picks === 3) {
      requests.issue = Math.max(requests.issue, issue.requests)
      times.issue.push(issue.ms)
    }
    const query = await timed(() => succeed(server.call('clerk', 'stock.query', {})))
    if (warm) times.query.push(query)
  }
  if (times.issue.length === 0)
    throw new Error('no issue took three lots: the measure would be of something else')
  return [
    { name: 'issue.requests', value: requests.issue, unit: 'requests' },
    { name: 'issue.p50', value: percentile(times.issue, 0.5), unit: 'ms' },
    { name: 'issue.p95', value: percentile(times.issue, 0.95), unit: 'ms' },
    { name: 'receive.requests', value: requests.receive, unit: 'requests' },
    { name: 'receive.p50', value: percentile(times.receive, 0.5), unit: 'ms' },
    { name: 'query.p50', value: percentile(times.query, 0.5), unit: 'ms' },
  ]
}

/** Issues enough of the item for three lots: what older lots hold beyond one piece is taken with the first. */
async function issueFromThreeLots(server: TestServer, row: { itemId: string; warehouseId: string }) {
  const lots = (await lotsOf(server, row)).filter((l) => l.status === 'available' && l.expiry !== 'expired')
  const quantity = lots.slice(0, 3).reduce((total, l) => total + l.quantity, 0)
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity }], row.warehouseId)
  const requisitionId = requisition._id
  let picks = 0
  const issue = await counted(server, async () => {
    const issued = await succeed(server.call('clerk', 'outbound.issue', { requisitionId }))
    picks = issued.requisition.issues[0]?.picks.length ?? 0
  })
  return { picks, issue }
}

async function counted(server: TestServer, run: () => Promise<unknown>) {
  await server.resetStats()
  const ms = await timed(run)
  return { ms, requests: (await server.stats()).requests.total }
}
