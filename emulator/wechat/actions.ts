import { type ServiceAction } from '../admin/admin'
import { invalidParam, PlatformError } from '../admin/errors'
import { type Messages } from './messages'
import { readOpenApiRequest, writeOpenApiResponse } from './protobuf'
import { userInfo } from './users'
import { callWx } from './wx-call'

const notImitated = (rule: string, what: string) => (): never => {
  throw new PlatformError('INVALID_ACTION', `[emulator rule ${rule}] ${what}`)
}

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
      return writeOpenApiResponse(callWx(messages, apiNameOf(apiName), openApiRequest(bytes)))
    },
    'wx.wxPayApi': notImitated('wx-pay', 'WeChat Pay is not imitated: no money moves here'),
    'wx.wxCallContainerApi': notImitated('containers', 'there are no containers here, only cloud functions'),
    'auth.getUserInfoForAdmin': (parameters) => userInfo(parameters),
    'analytics.report': notImitated(
      'analytics',
      'reports to WeChat are not imitated, and the platform has given them up',
    ),
  }
}

function openApiRequest(bytes: Buffer): Record<string, unknown> {
  try {
    return readOpenApiRequest(bytes)
  } catch {
    throw invalidParam('requestData must be the protobuf message of wx-server-sdk')
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
