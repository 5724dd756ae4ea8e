/** What a real function finds in its environment; without it the SDK asks a metadata host before every request. */
const environment: Record<string, string> = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'local',
  SCF_NAMESPACE: 'local',
}

/** Runs `work` in the environment of a cloud function and leaves `process.env` as it was. */
export async function inFunctionEnvironment<T>(work: () => Promise<T>): Promise<T> {
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, environment)
  try {
    return await work()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
