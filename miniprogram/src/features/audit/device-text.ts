const kinds: Record<string, string> = { weapp: '微信小程序', http: '接口', timer: '定时任务' }

/** `weapp iPhone 15` → 微信小程序 iPhone 15; a browser's long line → 浏览器（Chrome，Windows）. */
export function deviceText(device: string): string {
  const [kind = '', ...rest] = device.split(' ')
  const words = rest.join(' ')
  if (words.startsWith('Mozilla/'))
    return `浏览器（${[browserOf(words), systemOf(words)].filter(Boolean).join('，')}）`
  return words ? `${kinds[kind] ?? kind} ${words}` : (kinds[kind] ?? kind)
}

/** Ordered: many a browser also names those below it. */
const browsers: [mark: RegExp, name: string][] = [
  [/MicroMessenger/, '微信'],
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: [mark: RegExp, name: string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, '安卓'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

const firstOf = (list: [RegExp, string][]) => (text: string) =>
  list.find(([mark]) => mark.test(text))?.[1] ?? ''
const browserOf = firstOf(browsers)
const systemOf = firstOf(systems)
