/** A 2D canvas that remembers what was drawn on it: the simulator has none. */
export function recordingCanvas() {
  const calls: { name: string; values: unknown[] }[] = []
  const gradient = { addColorStop: () => {} }
  const known: Record<string, unknown> = {
    measureText: (text: string) => ({ width: text.length * 7 }),
    createLinearGradient: () => gradient,
    getImageData: () => ({ data: new Uint8ClampedArray(4) }),
  }
  const context: unknown = new Proxy(known, {
    get(target, name: string) {
      if (name in target) return target[name]
      return (...values: unknown[]) => void calls.push({ name, values })
    },
    set: (target, name: string, value) => Reflect.set(target, name, value),
  })
  return {
    calls,
    canvas: { width: 0, height: 0, getContext: () => context },
    /** Every text on it, in the order in which it was written. */
    texts: () => calls.filter(({ name }) => name === 'fillText').map(({ values }) => String(values[0])),
  }
}

/** `wx.createSelectorQuery` of a page with one canvas of 320 × 220. */
export function selectorQueryOf(canvas: unknown) {
  return () => {
    const query = {
      in: () => query,
      select: () => query,
      fields: () => query,
      exec: (done: (found: unknown[]) => void) =>
        setTimeout(() => done([{ node: canvas, width: 320, height: 220 }]), 0),
    }
    return query
  }
}
