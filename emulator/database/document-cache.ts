import { type StoredDocument } from './stored-document'

/** Decoded documents by collection and name, the least recently used dropped first. */
export class DocumentCache {
  private readonly entries = new Map<string, { document: StoredDocument; seqName: string }>()
  private readonly names = new Map<string, string>()
  private size = 0

  constructor(private readonly capacity: number) {}

  get(name: string): StoredDocument | undefined {
    const entry = this.entries.get(name)
    if (entry === undefined) return undefined
    this.entries.delete(name)
    this.entries.set(name, entry)
    return entry.document
  }

  /** The document at a position of a collection, if it is here. */
  bySeq(collection: number, seq: number): StoredDocument | undefined {
    const name = this.names.get(`${collection}:${seq}`)
    return name === undefined ? undefined : this.get(name)
  }

  set(name: string, collection: number, document: StoredDocument): void {
    this.delete(name)
    const seqName = `${collection}:${document.seq}`
    this.entries.set(name, { document, seqName })
    this.names.set(seqName, name)
    this.size += document.text.length
    for (const oldest of this.entries.keys()) {
      if (this.size <= this.capacity) break
      this.delete(oldest)
    }
  }

  delete(name: string): void {
    const entry = this.entries.get(name)
    if (entry === undefined) return
    this.entries.delete(name)
    this.names.delete(entry.seqName)
    this.size -= entry.document.text.length
  }
}
