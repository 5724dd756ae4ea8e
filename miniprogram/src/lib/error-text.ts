import { errorText } from '@shared/error-text'
import { errorCodes, type ErrorCode, type ErrorDetails } from '@shared/errors'

/** What can go wrong on the way, besides what the server answers. */
export type ClientCode = 'NETWORK' | 'BAD_ANSWER'

export interface Failure {
  ok: false
  code: ErrorCode | ClientCode
  /** The server's own words, for codes that this version does not know. */
  message?: string
  details?: ErrorDetails
}

const clientTexts: Record<ClientCode, string> = {
  NETWORK: '没有连上服务器，请检查网络后再试',
  BAD_ANSWER: '收到的内容读不懂，请更新程序后再试',
}

/** One spoken Chinese sentence: what happened and what to do. */
export function failureText({ code, message, details }: Failure): string {
  if (isClientCode(code)) return clientTexts[code]
  return (errorCodes as readonly string[]).includes(code)
    ? errorText(code, details)
    : (message ?? clientTexts.BAD_ANSWER)
}

const isClientCode = (code: string): code is ClientCode => code in clientTexts
