import tcb from '@cloudbase/node-sdk'

export type Client = ReturnType<typeof connect>

/** The official SDK in the environment that a function has, so that it looks up nothing outside. */
export function connect(url: string) {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
  })
  return tcb.init({ env: 'bench', keepalive: true, serviceUrl: `${url}/admin` }).database()
}
