import Taro from '@tarojs/taro'

/** Fetches a table and shows it in WeChat, from where it can be sent on. False when it could not be fetched or opened. */
export async function openFile({ url }: { url: string; fileName: string }): Promise<boolean> {
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
    if (statusCode !== 200) return false
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true })
    return true
  } catch {
    return false
  }
}
