import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { PlatformError } from '../admin/errors'

/** The platform's limit of a path, in bytes of UTF-8. */
const longestPath = 850
/** What a name in a folder may have on the usual file systems, with room to spare. */
const longestName = 240

/**
 * The place on disk of a cloud path such as `receipts/2026/a.jpg`: the same names in the same folders, so that a
 * person finds them. A name too long for a file system becomes its beginning and a hash.
 */
export function fileOf(folder: string, cloudPath: string): string {
  const problem = problemOf(cloudPath)
  if (problem !== undefined) {
    throw new PlatformError(
      'INVALID_PARAM',
      `[emulator rule cloud-path] ${problem}: ${JSON.stringify(cloudPath).slice(0, 200)}`,
    )
  }
  return join(folder, ...cloudPath.split('/').map(nameOnDisk))
}

/**
 * The platform's rules (no slash at the start, none twice, at most 850 bytes), and what could leave the folder or be
 * two names of one file: `.` and `..`, backslashes, control characters.
 */
function problemOf(cloudPath: string): string | undefined {
  const parts = cloudPath.split('/')
  if (cloudPath === '') return 'a path must not be empty'
  if (parts.includes('')) return 'a path has no slash at either end and none twice'
  if (parts.includes('.') || parts.includes('..')) return 'a path has no "." and ".." parts'
  if (/[\\\p{Cc}\p{Cs}]/u.test(cloudPath)) return 'a path has no backslash and no control characters'
  if (Buffer.byteLength(cloudPath) > longestPath) return `a path has at most ${longestPath} bytes`
  return /^[A-Za-z]:/.test(cloudPath) ? 'a path does not begin with a drive' : undefined
}

function nameOnDisk(name: string): string {
  const looksHashed = /~[0-9a-f]{64}$/.test(name)
  if (Buffer.byteLength(name) <= longestName && !looksHashed) return name
  return `${[...name].slice(0, 30).join('')}~${createHash('sha256').update(name).digest('hex')}`
}

/** The id that a file has in documents: `cloud://<environment>.<bucket>/<path>`. */
export function fileIdOf(envId: string, cloudPath: string): string {
  return `cloud://${envId}.local-${envId}/${cloudPath}`
}

/** The path in a file id of this environment; undefined when it is no file id. */
export function cloudPathOf(fileId: unknown, envId: string): string | undefined {
  const [, place = '', path] = (typeof fileId === 'string' && /^cloud:\/\/([^/]+)\/(.+)$/s.exec(fileId)) || []
  if (path === undefined) return undefined
  if (place.split('.')[0] === envId) return path
  throw new PlatformError(
    'STORAGE_FILE_NONEXIST',
    `the file belongs to the environment ${place.split('.')[0]}; this one is ${envId}`,
  )
}
