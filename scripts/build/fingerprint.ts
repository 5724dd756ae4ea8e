import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/paths'

const notBuilt = /\.test\.tsx?$|\.md$/

/** A digest of the names and contents of files and folders given from the root; tests and notes do not count. */
export function fingerprint(inputs: string[], extra: string[] = []): string {
  const hash = createHash('sha256')
  for (const text of extra) hash.update(text + '\0')
  for (const input of inputs) {
    for (const file of filesIn(path.join(root, input))) {
      hash
        .update(path.relative(root, file) + '\0')
        .update(readFileSync(file))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

function filesIn(place: string): string[] {
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [place]
  return readdirSync(place)
    .sort()
    .filter((name) => !notBuilt.test(name))
    .flatMap((name) => filesIn(path.join(place, name)))
}
