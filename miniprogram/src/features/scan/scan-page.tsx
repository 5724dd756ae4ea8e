import { useState } from 'react'
import type { Resolved } from '@shared/operations/masterdata'
import { Page } from '@/components/page'
import { usePageShown } from '@/lib/page-shown'
import { scanText } from '@/lib/scan'
import { useWedge } from '@/lib/wedge'
import { ItemSearchSheet } from './components/item-search-sheet'
import { RecentList } from './components/recent-list'
import { ResolvedSheet } from './components/resolved-sheet'
import { ScanDock } from './components/scan-dock'
import { ScanStatus } from './components/scan-status'
import { useRecentScans } from './use-recent-scans'
import { useResolve } from './use-resolve'
import './scan-page.scss'

/**
 * Any code leads to one sheet with what can be done. Made to go on and on: after an action returns the page is ready
 * for the next code, from the camera, a hand scanner or the keyboard.
 */
export function ScanPage() {
  const { scans, remember, clear } = useRecentScans()
  const [resolved, setResolved] = useState<Resolved | null>(null)
  const [searching, setSearching] = useState(false)
  const { state, resolve } = useResolve((code, found) => {
    setResolved(found)
    remember(code, found, Date.now())
  })
  const onCode = (code: string) => {
    setResolved(null)
    void resolve(code)
  }
  const scanAgain = async () => {
    const result = await scanText()
    if (result.ok) onCode(result.text)
  }
  useWedge(onCode, usePageShown())

  const unknown = state.status === 'failed' ? state.code : undefined
  return (
    <Page
      title="扫码"
      tab="scan"
      className="scan-page"
      bottom={<ScanDock onCode={onCode} busy={state.status === 'resolving'} unknown={unknown} />}
    >
      <ScanStatus
        state={state}
        onRetry={onCode}
        onScan={() => void scanAgain()}
        onSearch={() => setSearching(true)}
      />
      <RecentList scans={scans} onChoose={onCode} onClear={clear} onSearch={() => setSearching(true)} />
      <ResolvedSheet resolved={resolved} onClose={() => setResolved(null)} />
      <ItemSearchSheet
        open={searching}
        onClose={() => setSearching(false)}
        onChoose={(item) => onCode(item.code)}
      />
    </Page>
  )
}
