import type { Attributes, Child, Dom } from './dom'

export type Entry = ReturnType<typeof entryPart>

/** A row that opens: a line in sight, and what belongs to it made when it is opened for the first time. */
export function entryPart({ dom }: { dom: Dom }) {
  const { el } = dom

  function entry(line: Child[], body: () => Child[], attributes: Attributes = {}): HTMLElement {
    const inner = el('div', { class: 'entry-body', hidden: true })
    const head = el('button', { type: 'button', class: 'entry-line', 'aria-expanded': 'false' }, ...line)
    head.addEventListener('click', () => {
      inner.hidden = !inner.hidden
      head.setAttribute('aria-expanded', String(!inner.hidden))
      if (inner.childElementCount === 0) for (const child of body()) if (child) inner.append(child as Node)
    })
    return el('article', { ...attributes, class: `entry ${attributes.class ?? ''}` }, head, inner)
  }

  return { entry }
}
