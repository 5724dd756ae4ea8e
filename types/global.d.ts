/// <reference types="@tarojs/taro" />
import 'react'

declare global {
  namespace NodeJS {
    interface ProcessEnv {
      TARO_ENV: 'weapp' | 'h5'
      /** CloudBase environment of the mini-program, set when building. */
      TARO_APP_CLOUD_ENV?: string
      /** Where the h5 app finds the backend; empty means its own origin. */
      TARO_APP_BASE_URL?: string
    }
  }
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** Our native component (miniprogram/src/native/barcode-label). */
      'barcode-label': { widths: string; text: string; onCopy?: () => void }
    }
  }
}

declare module '*.scss'
