import { hostname } from 'node:os'
import { type FunctionSpec } from './deployment'

/** Who or what calls a function; only a mini-program client brings an identity. */
export type Caller =
  | { source: 'client'; openid?: string; appid: string; clientIp?: string }
  /** `chain` is how the calling function was called itself, `wx_client`. */
  | { source: 'function'; chain?: string }
  | { source: 'http'; clientIp?: string }
  | { source: 'timer' }

export interface HostEnvironment {
  envId: string
  region: string
  /** Where the server SDK sends its requests. */
  adminUrl: string
  extra: Record<string, string>
}

/**
 * The variables of an instance for its whole life: the names that SCF documents as built in, and those of CloudBase.
 * Paths are those of this machine, so that what is built from them is found; everything else has SCF's value.
 */
export function instanceEnvironment(
  spec: FunctionSpec,
  host: HostEnvironment,
  folder: string,
): Record<string, string> {
  return {
    ...spec.environment,
    ...host.extra,
    ...systemVariables(folder),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: host.region,
    TENCENTCLOUD_SECRETID: 'local-secret-id',
    TENCENTCLOUD_SECRETKEY: 'local-secret-key',
    TENCENTCLOUD_SESSIONTOKEN: 'local-session-token',
    TENCENTCLOUD_APPID: '0',
    TENCENTCLOUD_UIN: '0',
    TENCENTCLOUD_TZ: 'UTC',
    SCF_NAMESPACE: host.envId,
    SCF_FUNCTIONNAME: spec.name,
    SCF_FUNCTIONVERSION: '$LATEST',
    SCF_HANDLER: spec.handler,
    SCF_RUNTIME: 'Nodejs18.15',
    _SCF_SERVER_PORT: '28902',
    _SCF_TCB_LOG: '1',
    TCB_ENV: host.envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: host.adminUrl }),
  }
}

function systemVariables(folder: string): Record<string, string> {
  return {
    TZ: 'UTC',
    LANG: 'en_US.UTF8',
    LC_ALL: 'en_US.UTF8',
    HOME: '/home/qcloud',
    USER: 'qcloud',
    LOGNAME: 'qcloud',
    SHELL: '/bin/bash',
    HOSTNAME: hostname(),
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    PWD: folder,
    USER_CODE_ROOT: `${folder}/`,
    NODE_PATH: `${folder}:${folder}/node_modules`,
    NODE_ENV: 'production',
  }
}

/** The second argument of `exports.main`; the SDK reads the caller's identity from `environment`. */
export function invocationContext(
  spec: FunctionSpec,
  host: HostEnvironment,
  caller: Caller,
  requestId: string,
) {
  const variables = callerVariables(host, caller, requestId)
  return {
    request_id: requestId,
    function_name: spec.name,
    function_version: '$LATEST',
    namespace: host.envId,
    memory_limit_in_mb: spec.memoryMb,
    time_limit_in_ms: spec.timeoutMs,
    tencentcloud_region: host.region,
    tencentcloud_appid: '0',
    tencentcloud_uin: '0',
    environ: Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
    environment: JSON.stringify(variables),
  }
}

/** WeChat adds who calls to the event of a mini-program's call; an event that is no object is left as it is. */
export function withCaller(event: string, caller: Caller): string {
  if (caller.source !== 'client' || caller.openid === undefined) return event
  const userInfo = JSON.stringify({ appId: caller.appid, openId: caller.openid })
  if (event === '' || /^\s*\{\s*\}\s*$/.test(event)) return `{"userInfo":${userInfo}}`
  // Last, so that it stands when the event brings one of its own.
  return /^\s*\{/.test(event) ? event.replace(/\}\s*$/, `,"userInfo":${userInfo}}`) : event
}

function callerVariables(host: HostEnvironment, caller: Caller, requestId: string): Record<string, string> {
  const wx: Record<string, string> = {}
  const tcb: Record<string, string> = {
    TCB_ENV: host.envId,
    TCB_SEQID: requestId,
    TCB_TRACELOG: '',
    TCB_SOURCE: sourceOf(caller),
  }
  if (caller.source === 'client') {
    wx['WX_APPID'] = caller.appid
    wx['WX_CLIENTIP'] = caller.clientIp ?? '127.0.0.1'
    if (caller.openid !== undefined) {
      wx['WX_OPENID'] = caller.openid
      // One person, one platform user: the platform derives its own id from the openid.
      tcb['TCB_UUID'] = `local-${caller.openid}`
      tcb['LOGINTYPE'] = 'WECHAT-OPENID'
    }
  }
  if (caller.source === 'http' && caller.clientIp !== undefined) tcb['TCB_SOURCE_IP'] = caller.clientIp
  if (caller.source === 'timer') tcb['TRIGGER_SRC'] = 'timer'
  return {
    ...wx,
    ...tcb,
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    TCB_CONTEXT_KEYS: Object.keys(tcb).join(','),
  }
}

/** The values that `getWXContext().SOURCE` documents; a chain of calls is separated by commas. */
function sourceOf(caller: Caller): string {
  if (caller.source === 'function') return caller.chain === undefined ? 'scf' : `${caller.chain},scf`
  return { client: 'wx_client', http: 'tcb_gateway', timer: 'wx_trigger' }[caller.source]
}
