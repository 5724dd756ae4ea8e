import { mkdir, open, rename, rmdir, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Moves a whole file, already on disk, to its place below `root`; what was there gives way. When it returns, a power
 * cut cannot take the name away any more.
 */
export async function placeFile(draft: string, target: string, root: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const made = await mkdir(dirname(target), { recursive: true })
    try {
      await rename(draft, target)
      await syncFolders(dirname(target), made === undefined ? dirname(target) : dirname(made))
      return
    } catch (error) {
      // The removal of the last file of a folder takes the folder too, perhaps between our two steps.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === 3 || target === root) throw error
    }
  }
}

/** Removes a file below `root` and the folders that it leaves empty; false when there is no such file. */
export async function removeFile(file: string, root: string): Promise<boolean> {
  try {
    await unlink(file)
  } catch {
    return false
  }
  let folder = dirname(file)
  while (folder.length > root.length && (await isRemoved(folder))) folder = dirname(folder)
  await syncFolders(folder, folder)
  return true
}

const isRemoved = (folder: string): Promise<boolean> =>
  rmdir(folder).then(
    () => true,
    () => false,
  )

/** Brings the names in a folder to disk, and those of the folders above it up to `top`. */
async function syncFolders(folder: string, top: string): Promise<void> {
  for (let at = folder; at.length >= top.length; at = dirname(at)) {
    const handle = await open(at, 'r').catch(() => undefined)
    if (handle === undefined) continue
    try {
      await handle.sync()
    } catch {
      // Some file systems cannot sync a folder: there the name is as safe as they make it.
    } finally {
      await handle.close()
    }
    if (at === dirname(at)) return
  }
}
