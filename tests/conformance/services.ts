import { type ReadStream } from 'node:fs'
import wx from 'wx-server-sdk'
import { type Conformance } from './sdks'

/** One file of a list of links or deletions: its code, `SUCCESS` when all went well. */
export interface FileAnswer {
  fileID: string
  code: string
  tempFileURL?: string
}

/** Functions, files and WeChat under one signature: `wx-server-sdk` has numbers where the other SDK has codes. */
export interface Services {
  callFunction(name: string, data?: object): Promise<unknown>
  upload(cloudPath: string, fileContent: Buffer | ReadStream): Promise<string>
  download(fileID: string): Promise<Buffer>
  links(fileList: (string | { fileID: string; maxAge: number })[]): Promise<FileAnswer[]>
  remove(fileList: string[]): Promise<FileAnswer[]>
  /** Sends a subscription message; answers WeChat's `errcode`. */
  sendMessage(message: object): Promise<number>
}

export function servicesOf({ sdk, emulator }: Conformance): Services {
  return sdk === 'wx-server-sdk' ? wxServices() : tcbServices(() => emulator.app)
}

type App = Conformance['emulator']['app']

function tcbServices(app: () => App): Services {
  return {
    callFunction: async (name, data = {}) => (await app().callFunction({ name, data })).result,
    upload: async (cloudPath, fileContent) =>
      (await app().uploadFile({ cloudPath, fileContent: fileContent as never })).fileID,
    download: async (fileID) => (await app().downloadFile({ fileID })).fileContent as Buffer,
    links: async (fileList) => (await app().getTempFileURL({ fileList })).fileList,
    remove: async (fileList) => (await app().deleteFile({ fileList })).fileList,
    sendMessage: async (requestData) => {
      const answer = await app().callWxOpenApi({ apiName: 'subscribeMessage.send', requestData } as never)
      return (answer.result as { errcode: number }).errcode
    },
  }
}

interface WxFile {
  fileID: string
  status: number
  tempFileURL?: string
}

function wxServices(): Services {
  const answers = (files: WxFile[]): FileAnswer[] =>
    files.map(({ status, ...file }) => ({ ...file, code: codes[status] ?? String(status) }))
  return {
    callFunction: async (name, data) =>
      ((await wx.callFunction({ name, ...(data === undefined ? {} : { data }) })) as { result: unknown })
        .result,
    upload: async (cloudPath, fileContent) => (await wx.uploadFile({ cloudPath, fileContent })).fileID,
    download: async (fileID) => (await wx.downloadFile({ fileID })).fileContent,
    links: async (fileList) =>
      answers(((await wx.getTempFileURL({ fileList })) as { fileList: WxFile[] }).fileList),
    remove: async (fileList) =>
      answers(((await wx.deleteFile({ fileList })) as { fileList: WxFile[] }).fileList),
    sendMessage: async (message) => {
      const { subscribeMessage } = wx.openapi as Record<
        string,
        { send(data: object): Promise<{ errCode: number }> }
      >
      return subscribeMessage?.send(message).then(
        ({ errCode }) => errCode,
        ({ errCode }: { errCode: number }) => errCode,
      ) as Promise<number>
    },
  }
}

/** What `wx-server-sdk` calls these states in its error table. */
const codes: Record<number, string> = {
  0: 'SUCCESS',
  [-503002]: 'STORAGE_EXCEED_AUTHORITY',
  [-503003]: 'STORAGE_FILE_NONEXIST',
}
