import { By, Id, Instant, Text } from './common'
import * as z from 'zod/mini'

/** On a document that was taken back by a reversing entry (冲销): by which, by whom, when and why. */
export const Reversed = z.object({ no: Id, by: By, at: Instant, reason: Text(200) })
export type Reversed = z.infer<typeof Reversed>
