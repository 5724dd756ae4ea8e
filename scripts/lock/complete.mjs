// A registry mirror may lack packages that are for other systems only. `npm install` then leaves them out of the lock
// file, and `npm ci` refuses such a lock file everywhere. This writes them back by what their names say. Run it after
// `npm install`; a test tells when it is needed.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingOptionals } from './missing-optionals.cjs'

const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
for (const { owner, name, version } of missingOptionals(lock.packages)) {
  const [, os, cpu, libc] =
    name.match(/-(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(gnu|musl))?/) ?? []
  if (!os) {
    console.error(`cannot tell the system of ${name}, which ${owner} wants`)
    process.exitCode = 1
    continue
  }
  // Beside its owner where that place is free or already right, otherwise below it.
  const beside = `${owner.slice(0, owner.lastIndexOf('node_modules/'))}node_modules/${name}`
  const place = beside in lock.packages ? `${owner}/node_modules/${name}` : beside
  lock.packages[place] = {
    version,
    cpu: [cpu],
    ...(lock.packages[owner].dev ? { dev: true } : {}),
    ...(libc ? { libc: [libc === 'gnu' ? 'glibc' : 'musl'] } : {}),
    optional: true,
    os: [os],
  }
  console.log(`added ${place} ${version}`)
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n')
