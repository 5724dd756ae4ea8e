import type { Dom } from './dom'
import type { Ejson } from './ejson'

export type Tree = ReturnType<typeof treePart>

/** A document as indented JSON with its types visible. What is long is cut and opened by a press. */
export function treePart({ dom, ejson }: { dom: Dom; ejson: Ejson }) {
  const { el, button } = dom
  const firstItems = 50
  const furtherItems = 200
  const longestText = 600

  const tree = (value: unknown): HTMLElement => el('div', { class: 'json' }, ...nodes(value, ''))

  /** The value behind `lead` (its name in the object), as lines. */
  function nodes(value: unknown, comma: string): Node[] {
    const scalar = ejson.scalarOf(value)
    if (scalar !== undefined) return [scalarNode(scalar), document.createTextNode(comma)]
    const isList = Array.isArray(value)
    const items: [name: string, item: unknown][] = isList
      ? value.map((item: unknown) => ['', item])
      : Object.entries(value as object)
    const [open, close] = isList ? ['[', ']'] : ['{', '}']
    if (items.length === 0) return [document.createTextNode(`${open}${close}${comma}`)]
    const body = el('div', { class: 'inner' })
    addItems(body, items, 0, firstItems)
    return [document.createTextNode(open), body, document.createTextNode(close + comma)]
  }

  function addItems(body: HTMLElement, items: [string, unknown][], from: number, count: number): void {
    const end = Math.min(items.length, from + count)
    for (let i = from; i < end; i++) {
      const [name, item] = items[i] as [string, unknown]
      const label = name === '' ? [] : [el('span', { class: 'name' }, JSON.stringify(name)), ': ']
      body.append(el('div', { class: 'line' }, ...label, ...nodes(item, i < items.length - 1 ? ',' : '')))
    }
    if (end === items.length) return
    const more = button(`还有 ${items.length - end} 项`, () => {
      more.remove()
      addItems(body, items, end, furtherItems)
    })
    more.className = 'more'
    body.append(more)
  }

  function scalarNode({ kind, text, title }: ReturnType<Ejson['scalarOf']> & object): HTMLElement {
    const node = el('span', { class: `value ${kind}`, title }, text.slice(0, longestText))
    if (text.length > longestText) {
      const rest = button(`… 展开其余 ${text.length - longestText} 字`, () => (node.textContent = text), {
        class: 'more',
      })
      node.append(rest)
    }
    return node
  }

  return { tree }
}
