/** How people search for a Chinese name on a small keyboard. */
export interface Pinyin {
  /** `中性笔 0.5mm` → `zxb05mm`. */
  initials: string
  /** `中性笔 0.5mm` → `zhongxingbi05mm`. */
  pinyin: string
}

/**
 * Initials and whole pinyin of a text, lower case, letters and digits only. The dictionary is loaded by the first call
 * and not when the function starts: only saving master data needs it.
 */
export async function pinyinOf(text: string): Promise<Pinyin> {
  const { customPinyin, pinyin } = await import('pinyin-pro')
  customPinyin(words)
  const spell = (pattern: 'first' | 'pinyin') =>
    plain(pinyin(text.normalize('NFKC'), { pattern, toneType: 'none', type: 'array', v: true }).join(''))
  return { initials: spell('first'), pinyin: spell('pinyin') }
}

/** Words of warehouses that a dictionary reads otherwise: 重 and 铬 as chemists say them. */
const words = { 重铬酸钾: 'chóng gè suān jiǎ' }

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
