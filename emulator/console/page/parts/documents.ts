import type { Copy } from './copy'
import type { Dom } from './dom'
import type { Ejson } from './ejson'
import type { Entry } from './entry'
import type { Format } from './format'
import type { Tree } from './tree'

export type Documents = ReturnType<typeof documentsPart>

/** A list of documents, each on one line that opens into its JSON. */
export function documentsPart(parts: {
  dom: Dom
  format: Format
  copy: Copy
  ejson: Ejson
  tree: Tree
  entry: Entry
}) {
  const { dom, format, copy, ejson, tree, entry } = parts
  const { el } = dom

  function documentEntry(text: string): HTMLElement {
    const value = JSON.parse(text) as unknown
    const id = idOf(value)
    return entry.entry(
      [
        id !== undefined && el('span', { class: 'id' }, id),
        el('span', { class: 'preview' }, ejson.preview(value)),
      ],
      () => [
        el(
          'div',
          { class: 'tools' },
          copy.copyButton('复制 JSON', () => ejson.relaxedText(value)),
          el('span', { class: 'meta' }, `占 ${format.bytes(new Blob([text]).size)}`),
        ),
        tree.tree(value),
      ],
      { class: 'document' },
    )
  }

  /** What the `_id` reads as; a string goes without its quotes. Of an aggregation it may be anything or nothing. */
  function idOf(value: unknown): string | undefined {
    if (typeof value !== 'object' || value === null || !('_id' in value)) return undefined
    if (typeof value._id === 'string') return value._id
    return ejson.scalarOf(value._id)?.text ?? ejson.preview(value._id, 60)
  }

  const copyAll = (texts: string[]): HTMLElement =>
    copy.copyButton(`复制这 ${texts.length} 份`, () => {
      const values = texts.map((text) => ejson.relaxed(JSON.parse(text)))
      return JSON.stringify(values, null, 2)
    })

  return { copyAll, list: (texts: string[]): HTMLElement[] => texts.map(documentEntry) }
}
