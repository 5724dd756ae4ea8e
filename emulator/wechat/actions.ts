import { type ServiceAction } from '../admin/admin'
import { invalidParam } from '../admin/errors'
import { type Messages } from './messages'
import { readOpenApiRequest, writeOpenApiResponse } from './protobuf'
import { callWx } from './wx-call'

/**
 * `wx.api`: `callWxOpenApi({ apiName, requestData })` of the server SDK. `wx.openApi`: `cloud.openapi.*` of
 * `wx-server-sdk`, which speaks protobuf inside a form.
 */
export function wechatActions(messages: Messages): Record<string, ServiceAction> {
  return {
    'wx.api': ({ apiName, requestData }) => {
      const result = callWx(messages, apiNameOf(apiName), dataOf(requestData))
      return `"data":{"responseData":${JSON.stringify(JSON.stringify(result))}}`
    },
    'wx.openApi': ({ apiName, requestData }) => {
      const bytes = Buffer.isBuffer(requestData) ? requestData : Buffer.from(String(requestData ?? ''))
      return writeOpenApiResponse(callWx(messages, apiNameOf(apiName), readOpenApiRequest(bytes)))
    },
  }
}

/** `/subscribeMessage.send` and `subscribeMessage.send` are the same interface. */
function apiNameOf(apiName: unknown): string {
  if (typeof apiName !== 'string' || apiName === '') throw invalidParam('apiName is missing')
  return apiName.replace(/^\/+/, '').replace(/^openapi\./, '')
}

function dataOf(requestData: unknown): Record<string, unknown> {
  if (requestData === undefined || requestData === '') return {}
  try {
    const data = (typeof requestData === 'string' ? JSON.parse(requestData) : requestData) as unknown
    if (typeof data === 'object' && data !== null) return data as Record<string, unknown>
  } catch {
    // Falls through to the refusal below.
  }
  throw invalidParam('requestData must be an object')
}
