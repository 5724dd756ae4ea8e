import { reject, type Rejection } from '../../errors'
import type { Reversed } from '../../schema/reversal'

/** A document is reversed once at most. Null when it was not yet; otherwise ALREADY_REVERSED, by whom and by which. */
export const refuseSecond = ({ reversed }: { reversed?: Reversed | undefined }): Rejection | null =>
  reversed ? reject('ALREADY_REVERSED', { no: reversed.no, by: reversed.by.name }) : null
