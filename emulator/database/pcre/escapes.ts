/** Sets of characters that JavaScript and PCRE do not agree about, as the inside of a class. */
export const sets: Record<string, string> = {
  s: '\\t-\\r ',
  h: '\\t \\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
  v: '\\n-\\r\\u0085\\u2028\\u2029',
}

/** The classes that a name between `[:` and `:]` stands for, as the inside of a class. */
export const posix: Record<string, string> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: sets['s'] as string,
  blank: '\\t ',
  punct: '!-\\/:-@\\[-`\\{-~',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
  cntrl: '\\x00-\\x1f\\x7f',
  print: ' -~',
  graph: '!-~',
}

/** Why an escape is refused, by its letter. */
const refusedEscapes: Record<string, string> = {
  K: 'moves the beginning of the match',
  G: 'asks where the last match ended',
  C: 'reads half a character',
  X: 'reads a cluster of characters',
}

/** A character as itself, inside a class or outside. */
export function literal(character: string): string {
  return /[\^$\\.*+?()[\]{}|/-]/.test(character) ? `\\u{${codeOf(character)}}` : character
}

const codeOf = (character: string) => (character.codePointAt(0) as number).toString(16)

/** One escape: how long it is in the pattern, and what JavaScript writes for it. `set` says that it is several characters. */
export interface Escape {
  length: number
  text: string
  set?: boolean
}

/** Reads the escape that stands at the beginning of `rest` (a backslash); throws where JavaScript has no such thing. */
export function readEscape(rest: string, inClass: boolean): Escape {
  const letter = rest[1]
  if (letter === undefined) throw new SyntaxError('\\ at end of pattern')
  return readCharacter(rest) ?? readSet(rest, letter, inClass) ?? readPlace(rest, letter, inClass)
}

/** Escapes that name one character. */
function readCharacter(rest: string): Escape | undefined {
  const code = /^\\(?:x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{0,2})|(0[0-7]{0,2}))/.exec(rest)
  if (code !== null) {
    const [whole, braced, short, octal] = code
    const number = octal === undefined ? parseInt(braced ?? (short || '0'), 16) : parseInt(octal, 8)
    if (number > 0x10ffff) throw new SyntaxError(`character value in ${whole} is too large`)
    return { length: whole.length, text: `\\u{${number.toString(16)}}` }
  }
  const simple: Record<string, string> = { a: '\\x07', e: '\\x1b', f: '\\f', n: '\\n', r: '\\r', t: '\\t' }
  const letter = rest[1] as string
  const text = Object.hasOwn(simple, letter) ? simple[letter] : undefined
  return text === undefined ? undefined : { length: 2, text }
}

/** Escapes that stand for any of several characters. */
function readSet(rest: string, letter: string, inClass: boolean): Escape | undefined {
  if (/[dDwW]/.test(letter)) return { length: 2, text: `\\${letter}`, set: true }
  if (/[shv]/.test(letter)) {
    const inside = sets[letter] as string
    return { length: 2, text: inClass ? inside : `[${inside}]`, set: true }
  }
  if (/[SHV]/.test(letter)) {
    if (inClass && letter !== 'S') throw new SyntaxError(`\\${letter} inside a class is not supported`)
    return { length: 2, text: inClass ? '\\S' : `[^${sets[letter.toLowerCase()] as string}]`, set: true }
  }
  const property = /^\\([pP])(?:\{(\^?)([\w&]+)\}|(\w))/.exec(rest)
  if (property === null) return undefined
  const [whole, kind, not, name, short] = property
  const upper = (kind === 'P') !== (not === '^')
  const value = name ?? (short as string)
  const isCategory = /^[CLMNPSZ][a-z]?$/.test(value) || value === 'Any'
  return {
    length: whole.length,
    text: `\\${upper ? 'P' : 'p'}{${isCategory ? value : `Script=${value}`}}`,
    set: true,
  }
}

/** Escapes that stand for a place or a group, and characters that are only quoted. */
function readPlace(rest: string, letter: string, inClass: boolean): Escape {
  if (inClass) {
    if (letter === 'b') return { length: 2, text: '\\x08' }
    return refuseOr(letter, { length: 2 + (pairAt(rest, 1) ? 1 : 0), text: literal(characterAt(rest, 1)) })
  }
  const places: Record<string, string> = {
    A: '^',
    z: '$',
    Z: '(?=\\n?$)',
    b: '\\b',
    B: '\\B',
    N: '[^\\n]',
    R: `(?:\\r\\n|[${sets['v'] as string}])`,
  }
  if (Object.hasOwn(places, letter)) return { length: 2, text: places[letter] as string }
  const named = /^\\k(?:<(\w+)>|\{(\w+)\}|'(\w+)')/.exec(rest)
  if (named !== null)
    return { length: named[0].length, text: `\\k<${named[1] ?? named[2] ?? (named[3] as string)}>` }
  const numbered = /^\\(?:g\{?(\d+)\}?|([1-9]\d*))/.exec(rest)
  if (numbered !== null)
    return { length: numbered[0].length, text: `(?:\\${numbered[1] ?? (numbered[2] as string)})` }
  return refuseOr(letter, { length: 2 + (pairAt(rest, 1) ? 1 : 0), text: literal(characterAt(rest, 1)) })
}

function refuseOr(letter: string, escape: Escape): Escape {
  if (/[LlUu]/.test(letter))
    throw new SyntaxError(
      `PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u: write \\x{4e00} for \\u4e00`,
    )
  const why = Object.hasOwn(refusedEscapes, letter) ? refusedEscapes[letter] : undefined
  if (why !== undefined || letter === 'g' || letter === 'k')
    throw new SyntaxError(`\\${letter} is not supported here${why === undefined ? '' : `: it ${why}`}`)
  return escape
}

const characterAt = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) as number)
const pairAt = (text: string, at: number) => (text.codePointAt(at) as number) > 0xffff
