import type { Move } from '../move'
import { inbound } from './inbound'
import { requisitions } from './requisitions'

/** Everything that clients do, in every area. */
export const moves: readonly Move[] = [...inbound, ...requisitions]
