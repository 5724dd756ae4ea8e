import { PlatformError } from '../admin/errors'
import { type Messages } from './messages'
import { fieldProblem } from './subscribe-fields'

/** What WeChat's interface answers: `errcode` 0, or its own error. */
export interface WxResult {
  errcode: number
  errmsg: string
  [member: string]: unknown
}

/** Performs a WeChat server call. Only messages to people exist here; anything else is refused by name. */
export function callWx(messages: Messages, api: string, data: Record<string, unknown>): WxResult {
  if (/^subscribe_?message\.send$/i.test(api)) return sendSubscribeMessage(messages, api, data)
  throw new PlatformError(
    'WX_API_NOT_SUPPORTED',
    `[emulator rule wx-api] the emulator does not imitate the WeChat interface ${api.slice(0, 100)}: there is no WeChat ` +
      'behind it, and an invented answer would mislead. Call it on the platform only',
  )
}

const states = ['developer', 'trial', 'formal']
const languages = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

/** Checks in the order in which WeChat's errors are seen: the person, the template, the fields, then the consent. */
function sendSubscribeMessage(messages: Messages, api: string, data: Record<string, unknown>): WxResult {
  const text = (...names: string[]) =>
    String(names.map((name) => data[name]).find((value) => value !== undefined && value !== null) ?? '')
  const toUser = text('touser', 'toUser')
  const templateId = text('template_id', 'templateId', 'template_Id')
  const page = text('page')
  if (toUser === '') return refusal(40003, 'invalid openid')
  if (templateId === '') return refusal(40037, 'invalid template_id')
  // A page of the mini-program, as app.json names it; whether it exists is known to WeChat only.
  if (/^(\/|https?:)/.test(page)) return refusal(41030, `invalid page: ${page} must be a path as in app.json`)
  if (!states.includes(text('miniprogram_state', 'miniprogramState') || 'formal'))
    return refusal(47003, `argument invalid! miniprogram_state must be ${states.join(', ')}`)
  if (!languages.includes(text('lang') || 'zh_CN'))
    return refusal(47003, `argument invalid! lang must be ${languages.join(', ')}`)
  const fields = data['data']
  if (
    typeof fields !== 'object' ||
    fields === null ||
    Array.isArray(fields) ||
    Object.keys(fields).length === 0
  )
    return refusal(47003, 'argument invalid! data is empty')
  const problem = fieldProblem(fields as Record<string, unknown>)
  if (problem !== undefined) return refusal(47003, `argument invalid! ${problem}`)
  if (!messages.credits.take(toUser, templateId)) return refusal(43101, 'user refuse to accept the msg')
  const id = messages.add({ at: Date.now(), api, toUser, templateId, page, data: fields })
  return { errcode: 0, errmsg: 'ok', msgid: id }
}

const refusal = (errcode: number, errmsg: string): WxResult => ({ errcode, errmsg })
