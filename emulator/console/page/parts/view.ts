import type { Route } from './router'

/** One tab of the page. */
export interface View {
  root: HTMLElement
  /** How often `refresh` is called while the tab is in sight. */
  everyMs: number
  /** Called when the address changes within the tab, and once at the start. */
  show?: (route: Route) => void
  refresh: () => Promise<void>
}
