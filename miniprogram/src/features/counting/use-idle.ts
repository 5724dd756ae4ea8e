import { useEffect, useRef } from 'react'

const IDLE_MS = 5_000

/** Runs `act` when nothing was counted for a while; not any more once the page is gone. */
export function useIdle(act: () => void): { restart: () => void } {
  const latest = useRef(act)
  latest.current = act
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    restart() {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => latest.current(), IDLE_MS)
    },
  }
}
