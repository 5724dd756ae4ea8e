import { type StoredDocument } from './stored-document'

interface Entry {
  name: string
  position: number
  document: StoredDocument
  bytes: number
}

/** Documents with their decoded values, the least recently used dropped first. */
export class DocumentCache {
  private readonly byName = new Map<string, Entry>()
  private readonly byPosition = new Map<number, Entry>()
  private size = 0

  /** @param capacity bytes of heap, as `bytesOf` estimates them */
  constructor(private readonly capacity: number) {}

  get(name: string): StoredDocument | undefined {
    const entry = this.byName.get(name)
    return entry && this.use(entry)
  }

  /** The document at a position of a collection, if it is here. */
  bySeq(collection: number, seq: number): StoredDocument | undefined {
    const entry = this.byPosition.get(positionOf(collection, seq))
    return entry && this.use(entry)
  }

  set(name: string, collection: number, document: StoredDocument): void {
    this.delete(name)
    const bytes = bytesOf(document)
    if (bytes > this.capacity) return
    const entry = { name, position: positionOf(collection, document.seq), document, bytes }
    this.byName.set(name, entry)
    this.byPosition.set(entry.position, entry)
    this.size += bytes
    for (const oldest of this.byName.keys()) {
      if (this.size <= this.capacity) break
      this.delete(oldest)
    }
  }

  delete(name: string): void {
    const entry = this.byName.get(name)
    if (entry === undefined) return
    this.byName.delete(name)
    this.byPosition.delete(entry.position)
    this.size -= entry.bytes
  }

  private use(entry: Entry): StoredDocument {
    this.byName.delete(entry.name)
    this.byName.set(entry.name, entry)
    return entry.document
  }
}

/** One number for a position of a collection; collections hold fewer than 2^36 documents. */
const positionOf = (collection: number, seq: number) => collection * 2 ** 36 + seq

/**
 * Heap that a document takes once it has been decoded, measured: its text (two bytes a character as soon as one is not
 * Latin), its objects and their values, and the entries that lead to it.
 */
function bytesOf({ text }: StoredDocument): number {
  return 500 + text.length * 4
}
