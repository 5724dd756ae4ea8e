import { join } from 'node:path'
import { PlatformError } from '../admin/errors'

/**
 * The place on disk of a cloud path such as `receipts/2026/a.jpg`. Refuses what could leave the folder or be two
 * names of one file: empty parts, `.` and `..`, backslashes, control characters, a slash at either end; and `%?#`,
 * which no link carries through the SDK's encoding.
 */
export function fileOf(folder: string, cloudPath: string): string {
  const parts = cloudPath.split('/')
  const bad = parts.some(
    (part) => part === '' || part === '.' || part === '..' || /[\\%?#\p{Cc}]/u.test(part),
  )
  const long = Buffer.byteLength(cloudPath) > 850 || parts.some((part) => Buffer.byteLength(part) > 240)
  if (bad || long || /^[A-Za-z]:/.test(cloudPath)) {
    throw new PlatformError('INVALID_PARAM', `cloudPath is not valid: ${JSON.stringify(cloudPath)}`)
  }
  return join(folder, ...parts)
}

/** The id that a file has in documents: `cloud://<environment>.<bucket>/<path>`. */
export function fileIdOf(envId: string, cloudPath: string): string {
  return `cloud://${envId}.local-${envId}/${cloudPath}`
}

/** The path in a file id; undefined when the id is of another kind. */
export function cloudPathOf(fileId: unknown): string | undefined {
  return typeof fileId === 'string' ? /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1] : undefined
}
