import { regExpOf } from '../regexp'

const finds = (pattern: string, options: string, text: string) => regExpOf({ pattern, options }).test(text)

test.each<[string, string, string, boolean]>([
  ['(?i)ABC', '', 'xabcx', true],
  ['(?im)^B', '', 'a\nb', true],
  ['(?i-i)B', '', 'b', false],
  ['a b # a comment\n c', 'x', 'abc', true],
  ['a [ ] b', 'x', 'a b', true],
  ['c$', '', 'abc\n', true],
  ['c$', '', 'abc\nd', false],
  ['c$', 'm', 'abc\nd', true],
  ['^d', 'm', 'abc\rd', false],
  ['a.c', '', 'a\rc', true],
  ['a.c', '', 'a\nc', false],
  ['a.c', 's', 'a\nc', true],
  ['^.$', '', '😀', true],
  ['^\\s$', '', '　', false],
  ['^\\h$', '', '　', true],
  ['^\\S$', '', '　', true],
  ['^[\\s\\d-x]+$', '', '1-x 2', true],
  ['^[[:alpha:]_]+$', '', 'ab_C', true],
  ['^[]a]+$', '', ']a', true],
  ['^[^]a]+$', '', 'b[', true],
  ['^[a[b]+$', '', '[ab', true],
  ['\\Aab\\z', '', 'ab', true],
  ['ab\\Z', '', 'ab\n', true],
  ['\\Qa.b*\\Ec', '', 'a.b*c', true],
  ['\\Qa.b*\\Ec', '', 'axbbc', false],
  ['(?P<x>a|b)(?P=x)', '', 'bb', true],
  ['(?<x>a)\\k{x}', '', 'aa', true],
  ['(a)\\1', '', 'aa', true],
  ['\\x{4e2d}\\x41', '', '中A', true],
  ['^\\p{Han}+$', '', '中文', true],
  ['^\\pL\\P{L}$', '', 'a1', true],
  ['a{,2}', '', 'a{,2}', true],
  ['a{2}b', '', 'aab', true],
  ['x]}', '', 'x]}', true],
  ['a-b_c/d', '', 'a-b_c/d', true],
  ['\\-\\_\\/\\:', '', '-_/:', true],
  ['a(?#note)b', '', 'ab', true],
  ['a+?b', '', 'aab', true],
  ['', '', 'anything', true],
])('/%s/%s finds %j: %p', (pattern, options, text, expected) => {
  expect(finds(pattern, options, text)).toBe(expected)
})

test.each<[string, string]>([
  ['a(?i)b', 'for the whole expression'],
  ['(?i:a)b', 'for the whole expression'],
  ['a++', 'possessive'],
  ['(?>a)', 'atomic'],
  ['(?R)', 'recursive'],
  ['\\u4e00', 'x{4e00}'],
  ['a\\Kb', 'moves the beginning'],
  ['[a', 'terminating ]'],
  ['(a', 'group'],
  ['a\\', 'end of pattern'],
])('/%s/ is refused with the reason', (pattern, why) => {
  expect(() => regExpOf({ pattern, options: '' })).toThrow(why)
})
