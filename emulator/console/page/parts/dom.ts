/** Attributes of an element; `on` holds listeners, `class` may be empty. */
export interface Attributes {
  class?: string
  on?: Record<string, (event: Event) => void>
  [attribute: string]: string | number | boolean | undefined | Record<string, (event: Event) => void>
}

export type Child = Node | string | number | null | undefined | false

export type Dom = ReturnType<typeof domPart>

/** Builds elements. Everything that is not an element goes into the page as text, never as markup. */
export function domPart() {
  const properties = new Set(['value', 'checked', 'disabled', 'hidden', 'open', 'selected'])

  function el<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Attributes = {},
    ...children: Child[]
  ): HTMLElementTagNameMap[Name] {
    const node = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined || value === false) continue
      if (typeof value === 'object') {
        for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener)
      } else if (properties.has(key)) Object.assign(node, { [key]: value })
      else node.setAttribute(key, value === true ? '' : String(value))
    }
    append(node, children)
    return node
  }

  function append(node: Element, children: Child[]): void {
    for (const child of children) {
      if (child === null || child === undefined || child === false) continue
      node.append(child instanceof Node ? child : String(child))
    }
  }

  function fill(node: Element, ...children: Child[]): void {
    node.replaceChildren()
    append(node, children)
  }

  function button(
    text: Child,
    click: (event: Event) => void,
    attributes: Attributes = {},
  ): HTMLButtonElement {
    return el('button', { type: 'button', ...attributes, on: { click } }, text)
  }

  const empty = (text: string): HTMLElement => el('p', { class: 'empty' }, text)

  const shown = new WeakMap<Element, Map<string, { node: Element; signature: string }>>()

  /**
   * Makes the children of a container be these items, in this order. What has not changed is not touched, so that an
   * open row stays open and a selection stays selected.
   */
  function reconcile<T>(
    container: Element,
    items: readonly T[],
    keyOf: (item: T) => string,
    render: (item: T, before: Element | undefined) => Element,
  ): void {
    const before = shown.get(container) ?? new Map<string, { node: Element; signature: string }>()
    const after = new Map<string, { node: Element; signature: string }>()
    for (const item of items) {
      const key = keyOf(item)
      const signature = JSON.stringify(item)
      const known = before.get(key)
      const same = known !== undefined && known.signature === signature
      after.set(key, same ? known : { node: render(item, known?.node), signature })
    }
    const wanted = [...after.values()].map(({ node }) => node)
    const kept = new Set(wanted)
    for (const child of [...container.children]) if (!kept.has(child)) child.remove()
    wanted.forEach((node, i) => {
      const there = container.children[i]
      if (there !== node) container.insertBefore(node, there ?? null)
    })
    shown.set(container, after)
  }

  return { el, fill, button, empty, reconcile }
}
