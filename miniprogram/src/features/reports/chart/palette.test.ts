import { readFileSync } from 'node:fs'
import path from 'node:path'
import { darkPalette, lightPalette, tokenOf, type Palette } from './palette'

const tokens = readFileSync(path.join(__dirname, '../../../styles/tokens.scss'), 'utf8')
const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)')

const valueIn = (part: string, name: string) => new RegExp(`${name}:\\s*([^;]+);`).exec(part)?.[1]

test.each(Object.entries(tokenOf) as [keyof Palette, string][])(
  '%s is %s, light and dark',
  (colour, token) => {
    expect(lightPalette[colour]).toBe(valueIn(light, token))
    expect(darkPalette[colour]).toBe(valueIn(dark, token))
  },
)
