import { useEffect, useRef } from 'react'

/** A scanner sends its keys closer together than any finger does. */
const MAX_GAP_MS = 80
const SHORTEST_CODE = 4

/**
 * Hears a hand scanner that acts as a keyboard, wherever the focus is. Keys that go into a line of text are left to
 * that line; Enter after a code is kept from the button that happens to have the focus.
 */
export function useWedge(onCode: (code: string) => void, active: boolean): void {
  const latest = useRef(onCode)
  latest.current = onCode

  useEffect(() => {
    if (!active) return
    let typed = ''
    let last = 0
    const listen = (event: Event) => {
      // Taro's inputs send events of the same name that are no keys.
      if (!(event instanceof KeyboardEvent)) return
      if (event.ctrlKey || event.metaKey || event.altKey || isTextLine(event.target)) return
      if (event.timeStamp - last > MAX_GAP_MS) typed = ''
      last = event.timeStamp
      if (event.key.length === 1) typed += event.key
      if (event.key !== 'Enter' || typed.length < SHORTEST_CODE) return
      event.preventDefault()
      event.stopPropagation()
      const code = typed
      typed = ''
      latest.current(code)
    }
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [active])
}

const isTextLine = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
