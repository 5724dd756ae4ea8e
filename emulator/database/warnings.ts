import { type Collection, type IndexDeclaration } from './catalog'
import { isPlainObject, type Document } from './values'

/** A remark for the engineer, counted when it comes again. */
export interface Warning {
  rule: string
  collection: string
  message: string
  /** The index to declare. */
  index?: IndexDeclaration
  times: number
  at: string
}

/** Remarks about queries that work here but will be slow or dear on the cloud. */
export class Warnings {
  private byMessage = new Map<string, Warning>()

  unindexed(collection: Collection, query: Document, read: number): void {
    const fields = fieldsOf(query)
    const index: IndexDeclaration = {
      name: `by${fields.map(capitalised).join('')}`,
      fields: fields.map((field) => [field, 1]),
    }
    const message = `no index serves { ${fields.join(', ')} }: ${JSON.stringify(index)} would`
    this.add('unindexed-query', collection.name, message, read, index)
  }

  list(): Warning[] {
    return [...this.byMessage.values()]
  }

  reset(): void {
    this.byMessage.clear()
  }

  /** Runs a query of a person who looks at the data: its warnings are answered, not added to the application's. */
  aside<T>(work: () => T): { result: T; warnings: Warning[] } {
    const kept = this.byMessage
    this.byMessage = new Map()
    try {
      const result = work()
      return { result, warnings: this.list() }
    } finally {
      this.byMessage = kept
    }
  }

  private add(
    rule: string,
    collection: string,
    message: string,
    read: number,
    index: IndexDeclaration,
  ): void {
    const key = `${collection} ${message}`
    const known = this.byMessage.get(key)
    const at = new Date().toISOString()
    const text = `${message} (${read} documents read)`
    if (known !== undefined) Object.assign(known, { times: known.times + 1, at, message: text })
    else if (this.byMessage.size < 200)
      this.byMessage.set(key, { rule, collection, message: text, index, times: 1, at })
  }
}

function fieldsOf(query: Document): string[] {
  const fields = Object.entries(query).flatMap(([key, condition]) => {
    if (!key.startsWith('$')) return [key]
    return Array.isArray(condition) ? condition.filter(isPlainObject).flatMap(fieldsOf) : []
  })
  return [...new Set(fields)]
}

function capitalised(path: string): string {
  return path.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())
}
