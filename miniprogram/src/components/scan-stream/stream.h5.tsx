import { useEffect, useRef } from 'react'
import { openScanOverlay } from '@/lib/scan-overlay.h5'
import { withCamera } from '@/lib/scan.h5'
import type { ScanStreamProps } from './props'

/** The camera over the page, for one code after the other; a code counts again when it was out of the picture. */
export function ScanStream({ open, onClose, title, onCode, said }: ScanStreamProps) {
  const latest = useRef({ onCode, onClose })
  latest.current = { onCode, onClose }
  const overlay = useRef<ReturnType<typeof openScanOverlay>>()

  useEffect(() => {
    if (!open) return
    const opened = openScanOverlay(title, (code) => latest.current.onCode(code))
    overlay.current = opened
    void withCamera(opened).then(() => latest.current.onClose())
    return () => {
      overlay.current = undefined
      opened.cancel()
    }
  }, [open, title])
  useEffect(() => overlay.current?.say(said?.text ?? '', said?.tone ?? 'info'), [said])
  return null
}
