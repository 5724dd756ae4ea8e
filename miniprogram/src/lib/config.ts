/** CloudBase environment that the mini-program calls; fixed when it is built. */
export const cloudEnv: string = process.env.TARO_APP_CLOUD_ENV ?? ''

/** Where the browser app finds the backend, with a trailing slash: its own address unless it was built for another. */
export function backendUrl(): string {
  const configured = process.env.TARO_APP_BASE_URL ?? ''
  return configured ? `${configured.replace(/\/$/, '')}/` : new URL('./', window.location.href).href
}

/** Version of the product this was built from. */
export const version: string = process.env.TARO_APP_VERSION ?? ''
