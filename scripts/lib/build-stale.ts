import { showProgress } from '../bootstrap/progress.mjs'
import { buildTarget, isStale, titleOf, type TargetName } from '../build/targets'

/**
 * Builds those targets whose inputs changed, one after the other (each Taro build already fills the machine).
 * Progress goes to stderr. Returns false after a failure, which has been printed.
 */
export async function buildStale(names: TargetName[], { force = false } = {}): Promise<boolean> {
  for (const name of names) {
    if (!force && !isStale(name)) continue
    const progress = showProgress(`正在构建${titleOf(name)}`)
    try {
      progress.end(true, `${titleOf(name)}已构建（${await buildTarget(name)}）`)
    } catch (error) {
      progress.end(false, `${titleOf(name)}构建失败`)
      console.error(error instanceof Error ? error.message : error)
      return false
    }
  }
  return true
}
