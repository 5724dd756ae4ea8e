import { useEffect, useState } from 'react'
import { darkPalette, lightPalette, type Palette } from './palette'
import { isDark, watchDark } from './theme'

/** The colours to draw with now. */
export function usePalette(): Palette {
  const [dark, setDark] = useState(isDark)
  useEffect(() => watchDark(setDark), [])
  return dark ? darkPalette : lightPalette
}
