import { PlatformError } from '../admin/errors'
import { type Messages } from './messages'

/** What WeChat's interface answers: `errcode` 0, or its own error. */
export interface WxResult {
  errcode: number
  errmsg: string
  [member: string]: unknown
}

/** Performs a WeChat server call. Only messages to people exist here; anything else is refused by name. */
export function callWx(messages: Messages, api: string, data: Record<string, unknown>): WxResult {
  if (!/^(subscribeMessage|subscribemessage)\.send$/.test(api)) {
    throw new PlatformError(
      'WX_API_NOT_SUPPORTED',
      `the emulator does not imitate the WeChat interface ${api}`,
    )
  }
  const text = (...names: string[]) =>
    String(names.map((name) => data[name]).find((value) => value !== undefined) ?? '')
  const toUser = text('touser', 'toUser')
  const templateId = text('template_id', 'templateId', 'template_Id')
  if (toUser === '') return { errcode: 40003, errmsg: 'invalid openid' }
  if (templateId === '') return { errcode: 40037, errmsg: 'invalid template_id' }
  if (typeof data['data'] !== 'object' || data['data'] === null)
    return { errcode: 47003, errmsg: 'argument invalid! data' }
  const problem = fieldProblem(data['data'] as Record<string, unknown>)
  if (problem !== undefined) return { errcode: 47003, errmsg: `argument invalid! ${problem}` }
  const id = messages.add({ at: Date.now(), api, toUser, templateId, page: text('page'), data: data['data'] })
  return { errcode: 0, errmsg: 'ok', msgid: id }
}

/** WeChat's limits of the fields of a subscription message, by the field's kind, in characters. */
const longest: Record<string, number> = {
  thing: 20,
  character_string: 32,
  phrase: 5,
  name: 10,
  number: 32,
  letter: 32,
  symbol: 5,
}

function fieldProblem(fields: Record<string, unknown>): string | undefined {
  for (const [name, field] of Object.entries(fields)) {
    const value = (field as { value?: unknown } | null)?.value
    const kind = /^([a-z_]+?)_?\d*$/.exec(name)?.[1] ?? name
    if (value === undefined || value === null || String(value) === '') return `data.${name}.value is empty`
    const most = longest[kind]
    if (most !== undefined && [...String(value)].length > most)
      return `data.${name}.value is longer than ${most}`
  }
  return undefined
}
