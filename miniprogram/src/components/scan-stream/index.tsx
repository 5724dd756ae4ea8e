export { ScanStream } from './stream'
export type { ScanStreamProps } from './props'
