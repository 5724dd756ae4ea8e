/** Colours of a canvas, which cannot read the variables of styles/tokens.scss; a test holds them equal. */
export interface Palette {
  text: string
  faint: string
  line: string
  surface: string
  brand: string
  success: string
}

export const lightPalette: Palette = {
  text: '#1a2230',
  faint: '#7d8696',
  line: '#e8ecf1',
  surface: '#ffffff',
  brand: '#1f6feb',
  success: '#1a7f4b',
}

export const darkPalette: Palette = {
  text: '#e9edf2',
  faint: '#8792a2',
  line: '#2a3440',
  surface: '#222b36',
  brand: '#6ea8ff',
  success: '#57c78f',
}

/** The variable that each colour repeats. */
export const tokenOf: Record<keyof Palette, string> = {
  text: '--text',
  faint: '--text-faint',
  line: '--line',
  surface: '--surface-raised',
  brand: '--brand',
  success: '--success',
}
