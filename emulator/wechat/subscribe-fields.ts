/** A kind of field of a subscription message: what its value must look like, and how WeChat's document says it. */
interface Kind {
  fits(value: string): boolean
  rule: string
}

const length = (value: string) => [...value].length
const matches = (pattern: RegExp) => (value: string) => pattern.test(value)

const day = String.raw`\d{4}(年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`
const clock = String.raw`([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d)?`
const period = (moment: string) => matches(new RegExp(`^(${moment})(\\s*~\\s*(${moment}))?$`))

/** The kinds of WeChat's document "订阅消息参数值内容限制说明". */
const kinds: Record<string, Kind> = {
  thing: { fits: (value) => length(value) <= 20, rule: 'at most 20 characters' },
  number: {
    fits: matches(/^(?=.{1,32}$)[+-]?\d+(\.\d+)?$/),
    rule: 'at most 32 digits, with or without decimals',
  },
  letter: { fits: matches(/^[A-Za-z]{1,32}$/), rule: 'at most 32 letters' },
  symbol: { fits: matches(/^[^\p{L}\p{N}\s]{1,5}$/u), rule: 'at most 5 symbols' },
  character_string: { fits: matches(/^[\x20-\x7e]{1,32}$/), rule: 'at most 32 digits, letters or symbols' },
  time: { fits: period(`(${day}\\s*)?${clock}`), rule: 'a time of 24 hours, with or without its day: 15:01' },
  date: {
    fits: period(`${day}(\\s*${clock})?`),
    rule: 'a day, with or without its time: 2019年10月1日 15:01',
  },
  amount: {
    fits: matches(/^(\p{Sc}|[A-Z]{1,3})?\d{1,10}(\.\d+)?元?$/u),
    rule: 'a currency sign and at most 10 digits, with or without decimals and 元',
  },
  phone_number: { fits: matches(/^[\d+() -]{1,17}$/), rule: 'at most 17 digits and symbols' },
  car_number: {
    fits: matches(/^[\p{Script=Han}A-Z]?[A-Z0-9]{1,7}[\p{Script=Han}A-Z0-9]?$/u),
    rule: 'at most 8 characters',
  },
  name: { fits: isName, rule: 'at most 10 Chinese characters or 20 letters' },
  phrase: { fits: matches(/^\p{Script=Han}{1,5}$/u), rule: 'at most 5 Chinese characters' },
  enum: { fits: () => true, rule: 'a value of the template’s list' },
}

/**
 * What WeChat would say against the fields of a subscription message, in its own words and with the reason; undefined
 * when it would send it. Fields are named by kind and number, `thing1`, and hold `{ value }`.
 */
export function fieldProblem(fields: Record<string, unknown>): string | undefined {
  for (const [name, field] of Object.entries(fields)) {
    const value = (field as { value?: unknown } | null)?.value
    if (value === undefined || value === null || String(value) === '') return `data.${name}.value is empty`
    const kind = kindOf(name)
    if (kind === undefined)
      return `data.${name}.value invalid (no field is called so: ${Object.keys(kinds).join(', ')})`
    if (!kind.fits(String(value))) return `data.${name}.value invalid (${kind.rule})`
  }
  return undefined
}

function kindOf(name: string): Kind | undefined {
  const kind = /^([a-z_]+?)\d+$/.exec(name)?.[1] ?? ''
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
}

/** A name with Chinese in it counts as a Chinese one. */
function isName(value: string): boolean {
  const isChinese = /\p{Script=Han}/u.test(value)
  return /^[\p{L}\p{M}\p{P}\p{S} ]+$/u.test(value) && length(value) <= (isChinese ? 10 : 20)
}
