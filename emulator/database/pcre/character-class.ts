import { literal, posix, readEscape } from './escapes'

/** Reads the class `[…]` at the beginning of `rest`: how long it is, and what JavaScript writes for it. */
export function readClass(rest: string): { length: number; text: string } {
  const opening = rest.startsWith('[^') ? '[^' : '['
  let at = opening.length
  let text = opening
  let afterSet = false
  // A bracket that comes first is a character.
  for (let first = true; ; first = false) {
    const here = rest.slice(at)
    if (here === '') throw new SyntaxError('missing terminating ] for character class')
    if (here[0] === ']' && !first) return { length: at + 1, text: `${text}]` }
    const item = readItem(here, afterSet)
    at += item.length
    text += item.text
    afterSet = item.set === true
  }
}

interface Item {
  length: number
  text: string
  set?: boolean
}

function readItem(here: string, afterSet: boolean): Item {
  const named = /^\[:(\^?)(\w+):\]/.exec(here)
  if (named !== null) {
    const inside = Object.hasOwn(posix, named[2] as string) ? posix[named[2] as string] : undefined
    if (inside === undefined || named[1] === '^')
      throw new SyntaxError(`the POSIX class ${named[0]} is not supported`)
    return { length: named[0].length, text: inside, set: true }
  }
  if (here.startsWith('\\E')) return { length: 2, text: '' }
  if (here.startsWith('\\Q')) {
    const end = here.indexOf('\\E')
    const quoted = here.slice(2, end < 0 ? undefined : end)
    return { length: end < 0 ? here.length : end + 2, text: [...quoted].map(literal).join('') }
  }
  if (here[0] === '\\') return readEscape(here, true)
  // Beside a set a hyphen makes no range: it is itself.
  if (here[0] === '-')
    return { length: 1, text: afterSet || /^-(?:\\[dDwWsShHvVpP]|\[:)/.test(here) ? '\\-' : '-' }
  if (here[0] === ']' || here[0] === '[' || here[0] === '^') return { length: 1, text: `\\${here[0]}` }
  return { length: 1, text: here[0] as string }
}
