import { sortDocuments, type SortSpec } from './sort'
import { type StoredDocument } from './stored-document'

/** Documents that are kept beyond those of the answer before they are sorted and thinned out again. */
const spare = 1_000

/**
 * Collects the documents of one page of a result and keeps no more of them than it must: a sort in memory of a million
 * documents holds those that may still be answered, not the million.
 */
export class ResultPage {
  private kept: StoredDocument[] = []
  private passed = 0

  /** @param sort empty when the documents come in the asked order already */
  constructor(
    private readonly sort: SortSpec,
    private readonly skip: number,
    private readonly limit: number,
  ) {}

  add(document: StoredDocument): void {
    if (this.sort.length === 0 && this.passed < this.skip) this.passed++
    else this.kept.push(document)
    if (this.sort.length > 0 && this.kept.length >= 2 * (this.skip + this.limit) + spare) this.thinOut()
  }

  /** Nothing that comes now can change the answer. */
  get full(): boolean {
    return this.sort.length === 0 && this.kept.length >= this.limit
  }

  documents(): StoredDocument[] {
    if (this.sort.length === 0)
      return this.kept.length > this.limit ? this.kept.slice(0, this.limit) : this.kept
    this.thinOut()
    return this.kept.slice(this.skip)
  }

  private thinOut(): void {
    this.kept = sortDocuments(this.kept, this.sort, ({ value }) => value).slice(0, this.skip + this.limit)
  }
}
