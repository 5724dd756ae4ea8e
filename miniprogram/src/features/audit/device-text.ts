const kinds: Record<string, string> = { weapp: '微信小程序', http: '浏览器或接口', timer: '定时任务' }

/** `weapp iPhone 15` → 微信小程序 iPhone 15. */
export function deviceText(device: string): string {
  const [kind = '', ...words] = device.split(' ')
  return [kinds[kind] ?? kind, ...words].join(' ')
}
