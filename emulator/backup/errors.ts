/** Why a backup or a restore did not happen; each has a text of its own on the command line. */
export type BackupErrorCode =
  | 'NO_DATA'
  | 'TARGET_INSIDE_DATA'
  | 'NO_BACKUP'
  | 'BACKUP_UNKNOWN_FORMAT'
  | 'BACKUP_DAMAGED'
  | 'BUSY'
  | 'STOPPED'

/** Nothing was changed; `subject` is the folder or file that it is about. */
export class BackupError extends Error {
  constructor(
    readonly code: BackupErrorCode,
    readonly subject: string,
    message: string,
  ) {
    super(message)
  }
}

export const damaged = (subject: string, how: string) =>
  new BackupError('BACKUP_DAMAGED', subject, `the backup is damaged: ${subject} ${how}`)
