import { decodeStored } from './ejson'
import { encodeMeasured } from './ejson-writer'
import { keyOf } from './key-writer'
import { type Document, type DocumentId } from './values'

/** One version of a document. Versions never change: a write makes a new one, so a snapshot may keep the old. */
export class StoredDocument {
  private decoded: Document | undefined

  constructor(
    /** Position in the collection, in order of insertion; 0 until it is written. */
    readonly seq: number,
    /** Canonical Extended JSON, exactly as it goes over the wire. */
    readonly text: string,
    decoded?: Document,
    /** Objects and arrays inside each other; 0 when it was not counted, which stored documents need not be. */
    readonly depth = 0,
  ) {
    this.decoded = decoded
  }

  /** A version that is not stored yet. */
  static fresh(value: Document, seq = 0): StoredDocument {
    const { text, depth } = encodeMeasured(value)
    return new StoredDocument(seq, text, value, depth)
  }

  /** The decoded document. It is shared between all readers: never change it. */
  get value(): Document {
    return (this.decoded ??= decodeStored(this.text))
  }

  at(seq: number): StoredDocument {
    return seq === this.seq ? this : new StoredDocument(seq, this.text, this.decoded)
  }
}

/** The name of a document inside its collection, as a string for maps; different ids have different names. */
export function idName(id: DocumentId): string {
  return typeof id === 'string' ? `s${id}` : `x${keyOf(id).toString('base64')}`
}
