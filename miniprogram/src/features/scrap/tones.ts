import type { ScrapStatus } from '@shared/schema/scrap'

/** Colour of each state: what waits for somebody is amber, what ended against the wish red. */
export const scrapTones = {
  requested: 'warning',
  approved: 'brand',
  rejected: 'danger',
  withdrawn: 'neutral',
  scrapped: 'success',
  reversed: 'danger',
} as const satisfies Record<ScrapStatus, string>
