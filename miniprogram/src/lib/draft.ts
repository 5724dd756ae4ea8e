import { useRef, useState } from 'react'
import { useMe } from './session'
import { readStored, writeStored } from './storage'

export interface Draft<T> {
  draft: T
  /** Takes the next state, or how to make it from the latest one, for changes that come after a wait. */
  setDraft: (next: T | ((latest: T) => T)) => void
  clear: () => void
  /** Forgets it on the device and leaves it on the screen, for a page that is about to go. */
  release: () => void
}

/**
 * State of a form that survives leaving the page and losing the network (a basket, a half-filled receipt).
 * Kept on the device, apart for each person and read anew when the person becomes known; `clear` after the command
 * succeeded.
 */
export function useDraft<T>(kind: string, initial: T): Draft<T> {
  const key = `${useMe()?._id ?? 'anyone'}/${kind}`
  const [, redraw] = useState({})
  const kept = useRef<{ key: string; value: T }>()
  if (kept.current?.key !== key) kept.current = { key, value: readDraft<T>(key) ?? initial }

  const keep = (value: T, stored: T | undefined) => {
    kept.current = { key, value }
    redraw({})
    saveDraft(key, stored)
  }
  return {
    draft: kept.current.value,
    setDraft(next) {
      const latest = kept.current?.value ?? initial
      const value = typeof next === 'function' ? (next as (latest: T) => T)(latest) : next
      keep(value, value)
    },
    clear: () => keep(initial, undefined),
    release: () => saveDraft(key, undefined),
  }
}

const readDraft = <T>(key: string): T | undefined => readStored('drafts')?.[key] as T | undefined

function saveDraft(key: string, value: unknown): void {
  const { [key]: _old, ...others } = readStored('drafts') ?? {}
  writeStored('drafts', value === undefined ? others : { ...others, [key]: value })
}
