const media = () => window.matchMedia('(prefers-color-scheme: dark)')

export const isDark = (): boolean => media().matches

/** Calls back when the device changes between light and dark; returns how to stop. */
export function watchDark(listener: (dark: boolean) => void): () => void {
  const query = media()
  const onChange = (event: MediaQueryListEvent) => listener(event.matches)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}
