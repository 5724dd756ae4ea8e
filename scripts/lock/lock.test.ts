import { readFileSync } from 'node:fs'
import { at } from '../lib/paths'
import { missingOptionals } from './missing-optionals.cjs'

const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string; resolved?: string; integrity?: string }>
}

test('npm ci will take the lock file: run "node scripts/lock/complete.mjs" when it is not complete', () => {
  expect(missingOptionals(lock.packages)).toEqual([])
})

test('the lock file names no registry, so that any mirror serves', () => {
  const resolved = Object.values(lock.packages).map((entry) => entry.resolved)
  expect(resolved.filter(Boolean)).toEqual([])
})

test.each([
  ['absent', {}, 1],
  ['beside its owner', { 'node_modules/b-linux': { version: '1.0.0' } }, 0],
  ['below its owner', { 'node_modules/o/node_modules/b-linux': { version: '1.0.0' } }, 0],
  ['in another version', { 'node_modules/b-linux': { version: '0.9.0' } }, 1],
  [
    'hidden by another version',
    {
      'node_modules/b-linux': { version: '1.0.0' },
      'node_modules/o/node_modules/b-linux': { version: '0.9.0' },
    },
    1,
  ],
])('an optional dependency that is %s', (_, entries, count) => {
  const packages = { 'node_modules/o': { optionalDependencies: { 'b-linux': '1.0.0' } }, ...entries }
  expect(missingOptionals(packages)).toHaveLength(count)
})
