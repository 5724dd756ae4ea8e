import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { dist } from '../lib/paths'
import type { Measure } from './measure'

/** Size of the mini-program's main package: everything but the roots of the subpackages. */
export function measureMiniProgram(): Measure[] {
  const app = JSON.parse(readFileSync(path.join(dist.weapp, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  const roots = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map(({ root }) =>
    path.join(dist.weapp, root),
  )
  const bytes = sizeOf(dist.weapp, new Set(roots.map((root) => root.replace(/\/$/, ''))))
  return [{ name: 'weapp.main.kb', value: Math.ceil(bytes / 1024), unit: 'kb' }]
}

function sizeOf(folder: string, without: ReadonlySet<string>): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((total, entry) => {
    const file = path.join(folder, entry.name)
    if (without.has(file)) return total
    return total + (entry.isDirectory() ? sizeOf(file, without) : statSync(file).size)
  }, 0)
}
