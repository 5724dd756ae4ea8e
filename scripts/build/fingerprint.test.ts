import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../lib/paths'
import { fingerprint } from './fingerprint'

let folder: string
let input: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fingerprint-'))
  input = path.relative(root, folder)
  mkdirSync(path.join(folder, 'deep'))
  write('a.ts', 'one')
  write('deep/b.ts', 'two')
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text)

test.each([
  ['a changed file', () => write('deep/b.ts', 'three')],
  ['a new file', () => write('deep/c.ts', '')],
  ['a removed file', () => rmSync(path.join(folder, 'a.ts'))],
])('%s changes it', (_, change) => {
  const before = fingerprint([input])
  change()
  expect(fingerprint([input])).not.toBe(before)
})

test.each([
  ['the same content written again', () => write('a.ts', 'one')],
  ['a test', () => write('a.test.ts', 'x')],
  ['a note', () => write('README.md', 'x')],
])('%s does not change it', (_, change) => {
  const before = fingerprint([input])
  change()
  expect(fingerprint([input])).toBe(before)
})

test('where a file ends and the next begins counts', () => {
  const before = fingerprint([input])
  write('a.ts', 'onetwo')
  write('deep/b.ts', '')
  expect(fingerprint([input])).not.toBe(before)
})

test('an input may be missing, and settings count', () => {
  expect(fingerprint([input, 'no/such/file'])).toBe(fingerprint([input]))
  expect(fingerprint([input], ['X=1'])).not.toBe(fingerprint([input], ['X=2']))
})
