import { readEscape } from './escapes'
import { readClass } from './character-class'

/** An expression that JavaScript runs with PCRE's meaning. */
export interface Translated {
  source: string
  flags: string
}

interface Options {
  ignoreCase: boolean
  multiline: boolean
  dotAll: boolean
  extended: boolean
}

/**
 * Rewrites a regular expression of MongoDB (PCRE, UTF-8) for JavaScript: the flag `x`, options at the beginning
 * (`(?i)`), named groups, `\Q…\E`, POSIX classes, and where the two differ in silence (`$` before a last line break,
 * `.`, `\s`). Throws a `SyntaxError` that names what JavaScript cannot do.
 */
export function translate(pattern: string, flags: string): Translated {
  const options = optionsOf(flags)
  let rest = pattern
  for (let leading = leadingOptions(rest); leading !== null; leading = leadingOptions(rest)) {
    change(options, leading[1] as string, true)
    change(options, leading[2] ?? '', false)
    rest = rest.slice(leading[0].length)
  }
  let source = ''
  while (rest !== '') {
    const { length, text } = readToken(rest, options)
    source += text
    rest = rest.slice(length)
  }
  return { source: source === '' ? '(?:)' : source, flags: options.ignoreCase ? 'iu' : 'u' }
}

const leadingOptions = (rest: string) => /^\(\?([imsx]*)(?:-([imsx]+))?\)/.exec(rest)

function optionsOf(flags: string): Options {
  const options = { ignoreCase: false, multiline: false, dotAll: false, extended: false }
  change(options, flags, true)
  return options
}

function change(options: Options, letters: string, value: boolean): void {
  if (letters.includes('i')) options.ignoreCase = value
  if (letters.includes('m')) options.multiline = value
  if (letters.includes('s')) options.dotAll = value
  if (letters.includes('x')) options.extended = value
}

interface Token {
  length: number
  text: string
}

function readToken(rest: string, options: Options): Token {
  if (options.extended) {
    const space = /^(?:\s+|#[^\n]*\n?)/.exec(rest)
    if (space !== null) return { length: space[0].length, text: '' }
  }
  const quoted = /^\\Q([^]*?)(?:\\E|$)/.exec(rest)
  if (quoted !== null) {
    const [whole, text] = quoted as unknown as [string, string]
    return { length: whole.length, text: text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&') }
  }
  if (rest.startsWith('\\E')) return { length: 2, text: '' }
  const character = rest[0] as string
  switch (character) {
    case '\\':
      return readEscape(rest, false)
    case '[':
      return readClass(rest)
    case '(':
      return readGroup(rest)
    case '.':
      return { length: 1, text: options.dotAll ? '[^]' : '[^\\n]' }
    case '^':
      return { length: 1, text: options.multiline ? '(?<![^\\n])' : '^' }
    case '$':
      return { length: 1, text: options.multiline ? '(?![^\\n])' : '(?=\\n?$)' }
    case '*':
    case '+':
    case '?':
    case '{':
      return readQuantifier(rest)
    case ']':
    case '}':
      return { length: 1, text: `\\${character}` }
    default:
      return { length: 1, text: character }
  }
}

function readQuantifier(rest: string): Token {
  const [text] = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(rest) ?? []
  if (text === undefined) return { length: 1, text: '\\{' }
  const next = rest[text.length]
  if (next === '+') throw new SyntaxError(`possessive quantifiers (${text}+) are not supported`)
  return next === '?' ? { length: text.length + 1, text: `${text}?` } : { length: text.length, text }
}

function readGroup(rest: string): Token {
  if (rest.startsWith('(*')) throw new SyntaxError('verbs such as (*UTF8) are not supported')
  if (!rest.startsWith('(?')) return { length: 1, text: '(' }
  const comment = /^\(\?#[^)]*\)/.exec(rest)
  if (comment !== null) return { length: comment[0].length, text: '' }
  const plain = /^\(\?(?:[:=!]|<[=!])/.exec(rest)
  if (plain !== null) return { length: plain[0].length, text: plain[0] }
  const name = /^\(\?(?:P?<(\w+)>|'(\w+)')/.exec(rest)
  if (name !== null) return { length: name[0].length, text: `(?<${name[1] ?? (name[2] as string)}>` }
  const back = /^\(\?P=(\w+)\)/.exec(rest)
  if (back !== null) return { length: back[0].length, text: `\\k<${back[1] as string}>` }
  const options = /^\(\?[imsxUJ-]+[:)]/.exec(rest)
  if (options !== null) {
    throw new SyntaxError(
      `options inside an expression (${options[0]}) are not supported: give them for the whole expression, or at its beginning`,
    )
  }
  throw new SyntaxError(`the group ${rest.slice(0, 4)} (atomic, recursive or conditional) is not supported`)
}
