import { type StoredDocument } from './stored-document'

interface Version {
  commit: number
  name: string
  before: StoredDocument | undefined
}

/**
 * What documents were before the commits that open snapshots must not see. Only this process writes the file, so the
 * old versions of what was changed since the oldest snapshot, together with the current state, are every snapshot.
 */
export class History {
  private readonly byName = new Map<string, Version[]>()
  /** In order of commit; the first `dropped` of them are gone. */
  private queue: Version[] = []
  private dropped = 0
  private readonly snapshots = new Map<number, number>()
  private bytes = 0
  /** The number of the last commit. */
  commit = 0

  /** Takes a snapshot of this moment; every snapshot must be released. */
  open(): number {
    this.snapshots.set(this.commit, (this.snapshots.get(this.commit) ?? 0) + 1)
    return this.commit
  }

  release(snapshot: number): void {
    const left = (this.snapshots.get(snapshot) ?? 1) - 1
    if (left > 0) this.snapshots.set(snapshot, left)
    else this.snapshots.delete(snapshot)
    this.prune()
  }

  /** Counts a commit and keeps what it replaced, as long as somebody may still ask. */
  record(changes: Iterable<{ name: string; before: StoredDocument | undefined }>): void {
    this.commit++
    if (this.snapshots.size === 0) return
    for (const { name, before } of changes) {
      const version = { commit: this.commit, name, before }
      this.queue.push(version)
      const versions = this.byName.get(name)
      if (versions === undefined) this.byName.set(name, [version])
      else versions.push(version)
      this.bytes += sizeOf(version)
    }
  }

  changedSince(name: string, snapshot: number): boolean {
    const versions = this.byName.get(name)
    return versions !== undefined && (versions[versions.length - 1] as Version).commit > snapshot
  }

  /** The document as the snapshot saw it, if it was changed since; otherwise undefined: the current one is right. */
  versionAt(name: string, snapshot: number): { document: StoredDocument | undefined } | undefined {
    const first = this.byName.get(name)?.find(({ commit }) => commit > snapshot)
    return first && { document: first.before }
  }

  /** Names of all documents changed after the snapshot. */
  namesSince(snapshot: number): Set<string> {
    const names = new Set<string>()
    for (let i = this.dropped; i < this.queue.length; i++) {
      const version = this.queue[i] as Version
      if (version.commit > snapshot) names.add(version.name)
    }
    return names
  }

  get keptBytes(): number {
    return this.bytes
  }

  get oldestSnapshot(): number | undefined {
    let oldest: number | undefined
    for (const snapshot of this.snapshots.keys())
      if (oldest === undefined || snapshot < oldest) oldest = snapshot
    return oldest
  }

  private prune(): void {
    const oldest = this.oldestSnapshot ?? Infinity
    while (this.dropped < this.queue.length) {
      const version = this.queue[this.dropped] as Version
      if (version.commit > oldest) break
      this.dropped++
      this.bytes -= sizeOf(version)
      const versions = this.byName.get(version.name) as Version[]
      if (versions.length === 1) this.byName.delete(version.name)
      else versions.shift()
    }
    if (this.dropped > 1_000 || this.dropped === this.queue.length) {
      this.queue = this.queue.slice(this.dropped)
      this.dropped = 0
    }
  }
}

function sizeOf({ name, before }: Version): number {
  return 100 + name.length + (before?.text.length ?? 0)
}
