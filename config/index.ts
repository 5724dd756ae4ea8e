import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { version } from '../package.json'

const root = path.resolve(__dirname, '..')
const platform = process.env.TARO_ENV
const isH5 = platform === 'h5'

/** Files outside the source root that the loaders must also compile. */
const compile = { include: [(file: string) => file.startsWith(path.join(root, 'shared'))] as never[] }

/**
 * Sizes are written and delivered in px on both platforms: a touch target of 44 px stays 44 px on a small phone,
 * and inline styles agree with style sheets.
 */
const pxtransform = { enable: false, config: {} }

const cssModules = {
  enable: false,
  config: { namingPattern: 'module', generateScopedName: '[name]__[local]' },
} as const

export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'unit-warehouse',
    date: '2026-11-21',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'miniprogram/src',
    outputRoot: `dist/${platform}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    logger: { quiet: true, stats: false },
    // NutUI renders HTML tags; without this plugin they are blank nodes in WeChat
    plugins: ['@tarojs/plugin-html'],
    alias: { '@': path.join(root, 'miniprogram/src'), '@shared': path.join(root, 'shared') },
    env: {
      TARO_APP_CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? ''),
      TARO_APP_VERSION: JSON.stringify(version),
      TARO_APP_BASE_URL: JSON.stringify(process.env.TARO_APP_BASE_URL ?? ''),
    },
    copy: { patterns: isH5 ? h5Files : [], options: {} },
    mini: {
      compile,
      webpackChain: (chain) => void keepCache(chain),
      optimizeMainPackage: { enable: true },
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform, cssModules },
    },
    h5: {
      compile,
      webpackChain(chain) {
        keepCache(chain)
        chain.performance.hints(false)
        chain.optimization.splitChunks(splitChunks)
      },
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      esnextModules: ['nutui-react-taro', 'icons-react-taro'],
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform,
        cssModules,
      },
    },
  }
  return config
})

/**
 * The cache survives between builds; anything that changes how files are compiled starts it anew. It goes by the time
 * of files: by their content alone, a file edited while it is being compiled would stay in its old form for good.
 */
function keepCache(chain: {
  cache: (value: unknown) => unknown
  set: (key: string, value: unknown) => unknown
}) {
  chain.set('snapshot', { module: { timestamp: true }, resolve: { timestamp: true } })
  chain.cache({
    type: 'filesystem',
    name: `${process.env.NODE_ENV}-${platform}`,
    cacheDirectory: path.join(root, 'node_modules/.cache/taro'),
    buildDependencies: {
      config: ['config/index.ts', 'babel.config.js', 'package-lock.json'].map((file) =>
        path.join(root, file),
      ),
    },
  })
}

/** What two pages use is loaded once; what one page uses is loaded with it. */
const splitChunks = {
  chunks: 'async',
  minSize: 0,
  cacheGroups: { default: false, defaultVendors: false, kit: { name: 'kit', minChunks: 2 } },
}

/** The barcode reader is served with the app: nothing is fetched from another host. */
const h5Files = [
  { from: 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', to: 'dist/h5/static/zxing_reader.wasm' },
]
