import Taro from '@tarojs/taro'

/** `refused`: the person did not allow the camera, or there is none. */
export type ScanResult =
  { ok: true; text: string; by: 'scan' | 'typed' } | { ok: false; reason: 'cancelled' | 'refused' }

export interface ScanOptions {
  /** What to aim at: 扫描库位码. */
  title?: string
}

/** Opens WeChat's scanner and answers with the text of the code. Never throws. */
export async function scanText(_options: ScanOptions = {}): Promise<ScanResult> {
  try {
    const { result } = await Taro.scanCode({
      onlyFromCamera: false,
      scanType: ['barCode', 'qrCode', 'datamatrix'],
    })
    return result ? { ok: true, text: result.trim(), by: 'scan' } : { ok: false, reason: 'cancelled' }
  } catch (error) {
    const cancelled = String((error as { errMsg?: string }).errMsg ?? error).includes('cancel')
    return { ok: false, reason: cancelled ? 'cancelled' : 'refused' }
  }
}
