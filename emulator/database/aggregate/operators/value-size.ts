import { requestFailed } from '../../../admin/errors'

/** What MongoDB holds in one value: 16 MB, and 16 KB for what stands round a document. */
const mostBytes = 16 * 1024 * 1024 + 16 * 1024

/** MongoDB stops an array of this size by its memory limit of 100 MB. */
const mostItems = 10_000_000

/** Refuses a text before it is put together; a text has at least as many bytes as `length`. */
export function checkTextSize(length: number, name: string): void {
  if (length > mostBytes)
    throw requestFailed(
      `${name} would make a text of ${length} bytes. BSONObj size: ${length} is invalid. ` +
        `Size must be between 0 and ${mostBytes}(16MB)`,
    )
}

/** Refuses an array before it is put together. */
export function checkItemCount(count: number, name: string): void {
  if (count > mostItems) throw requestFailed(`${name} would make more than ${mostItems} items`)
}
