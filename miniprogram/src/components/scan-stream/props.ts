export interface ScanStreamProps {
  open: boolean
  onClose: () => void
  /** What to aim at. */
  title: string
  /** Each code, once for each time it comes before the camera. */
  onCode: (code: string) => void
  /** What came of the last one. */
  said?: { tone: 'ok' | 'wrong' | 'warn' | 'info'; text: string }
}
