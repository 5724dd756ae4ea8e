import { type FunctionSpec } from './deployment'

/** Who or what calls a function; only a mini-program client brings an identity. */
export type Caller =
  | { source: 'client'; openid?: string; appid: string; clientIp?: string }
  | { source: 'function' }
  | { source: 'http'; clientIp?: string }
  | { source: 'timer' }

export interface HostEnvironment {
  envId: string
  region: string
  /** Where the server SDK sends its requests. */
  adminUrl: string
  extra: Record<string, string>
}

/** The variables of an instance for its whole life, the same names as SCF sets. */
export function instanceEnvironment(spec: FunctionSpec, host: HostEnvironment): Record<string, string> {
  return {
    ...spec.environment,
    ...host.extra,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    HOME: '/tmp',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    NODE_ENV: 'production',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: host.region,
    TENCENTCLOUD_SECRETID: 'local-secret-id',
    TENCENTCLOUD_SECRETKEY: 'local-secret-key',
    TENCENTCLOUD_SESSIONTOKEN: 'local-session-token',
    TENCENTCLOUD_APPID: '0',
    TENCENTCLOUD_UIN: '0',
    SCF_NAMESPACE: host.envId,
    SCF_FUNCTIONNAME: spec.name,
    SCF_FUNCTIONVERSION: '$LATEST',
    SCF_HANDLER: spec.handler,
    SCF_RUNTIME: 'Nodejs18.15',
    _SCF_TCB_LOG: '1',
    TCB_ENV: host.envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: host.adminUrl }),
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
    callbackWaitsForEmptyEventLoop: true,
    environ: Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
    environment: JSON.stringify(variables),
  }
}

function callerVariables(host: HostEnvironment, caller: Caller, requestId: string): Record<string, string> {
  const wx: Record<string, string> = {}
  const tcb: Record<string, string> = {
    TCB_ENV: host.envId,
    TCB_SEQID: requestId,
    TCB_TRACELOG: '',
    TCB_SOURCE: sources[caller.source],
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

const sources: Record<Caller['source'], string> = {
  client: 'wx_client',
  function: 'scf',
  http: 'tcb_gateway',
  timer: 'scf_timer',
}
