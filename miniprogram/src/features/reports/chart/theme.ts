import Taro from '@tarojs/taro'

export const isDark = (): boolean => Taro.getAppBaseInfo().theme === 'dark'

/** Calls back when the phone changes between light and dark; returns how to stop. */
export function watchDark(listener: (dark: boolean) => void): () => void {
  const onChange = ({ theme }: { theme: string }) => listener(theme === 'dark')
  Taro.onThemeChange(onChange)
  return () => Taro.offThemeChange(onChange)
}
