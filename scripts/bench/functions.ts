import { statSync } from 'node:fs'
import path from 'node:path'
import { functionNames } from '../build/functions'
import { dist } from '../lib/paths'
import type { TestServer } from '../../tests/support/server'
import { round, type Measure } from './measure'

/** Size of each function's bundle, and what its first call costs over a warm one: worker, bundle and SDK. */
export async function measureFunctions(server: TestServer): Promise<Measure[]> {
  const names = functionNames()
  await server.login('admin') // the gateway's own first call
  for (const name of names) {
    // An unknown verb of the area still starts the function; an unknown area would not leave the gateway.
    const operation = firstQueryOf[name]
    if (operation) await fetchOperation(server, operation)
  }
  const stats = (await server.stats()) as unknown as { functions: Record<string, { coldMs?: number }> }
  return names.flatMap((name): Measure[] => {
    const bytes = statSync(path.join(dist.functions, name, 'index.js')).size
    const coldMs = stats.functions[name]?.coldMs
    return [
      { name: `function.${name}.kb`, value: Math.ceil(bytes / 1024), unit: 'kb' },
      ...(coldMs === undefined
        ? []
        : [{ name: `function.${name}.coldMs`, value: round(coldMs), unit: 'ms' as const }]),
    ]
  })
}

/** A query of each area; the gateway itself is started by signing in. */
const firstQueryOf: Record<string, string> = {
  audit: 'audit.query',
  inbound: 'inbound.list',
  masterdata: 'masterdata.listWarehouses',
  outbound: 'outbound.pickList',
  people: 'people.me',
  reports: 'reports.dashboard',
  requisition: 'requisition.list',
  stock: 'stock.query',
  system: 'system.workbench',
}

async function fetchOperation(server: TestServer, operation: string): Promise<void> {
  const headers = { authorization: `Bearer ${await server.login('admin')}` }
  await (await fetch(`${server.url}/call/${operation}`, { method: 'POST', headers, body: '{}' })).text()
}
