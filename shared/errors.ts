/** The closed list of what can be answered instead of a result. Codes cross borders; texts are for people. */
export const errorCodes = [
  'INVALID_INPUT',
  'REQUEST_ID_REUSED',
  'UNAUTHENTICATED',
  'NOT_REGISTERED',
  'FORBIDDEN',
  'WAREHOUSE_FORBIDDEN',
  'NOT_FOUND',
  'UNKNOWN_OPERATION',
  'LOGIN_CLOSED',
  'BUSY',
  'INTERNAL',
  // goods
  'ITEM_DISABLED',
  'UNIT_UNKNOWN',
  'UNIT_NOT_WHOLE',
  'QUANTITY_TOO_LARGE',
  'TOO_MANY_LOTS',
  'TOO_MANY_PICKS',
  'LOT_REQUIRED',
  'EXPIRY_REQUIRED',
  'EXPIRY_BEFORE_PRODUCTION',
  'PRODUCTION_IN_FUTURE',
  'EXPIRED_LOT',
  'LOCATION_UNKNOWN',
  'LOCATION_AMBIGUOUS',
  'LOCATION_NOT_QUALIFIED',
  'LOT_NOT_FOUND',
  'LOT_NOT_AVAILABLE',
  'INSUFFICIENT_STOCK',
  'OVERRIDE_REASON_REQUIRED',
  'SERIAL_NOT_SUPPORTED',
  // documents
  'DUPLICATE_LINE',
  'NO_APPROVER',
  'SELF_APPROVAL',
  'NOT_YOUR_APPROVAL',
  'ALREADY_HANDLED',
  'NOTHING_APPROVED',
  'APPROVED_OVER_REQUESTED',
  'COMMENT_REQUIRED',
  'NOT_APPROVED',
  'OVER_APPROVED',
  'SIGNATURE_REQUIRED',
  'SIGNATURE_INVALID',
  // quality, return to supplier, scrap
  'PHOTO_INVALID',
  'PHOTO_REQUIRED',
  'REASON_REQUIRED',
  'OVER_INSPECTED',
  'OVER_PUT_AWAY',
  'LOT_IN_INSPECTION',
  'LOCATION_NOT_REJECTED',
  'NO_REJECTED_LOCATION',
  'WRONG_SUPPLIER',
  'WITNESS_REQUIRED',
  'WITNESS_IS_DISPOSER',
  // places and people
  'CODE_TAKEN',
  'CHANGED_MEANWHILE',
  'NOT_DISABLED',
  'JUST_DISABLED',
  'STILL_NEEDED',
  'HAS_HISTORY',
  'WAREHOUSE_DISABLED',
  'ZONE_IN_USE',
  'ZONE_RULE',
  'LOCATION_CODE_WRONG',
  'TOO_MANY_LOCATIONS',
  'NOTHING_TO_GENERATE',
  'DEPARTMENT_LOOP',
  'APPROVER_UNFIT',
  'WAREHOUSE_REQUIRED',
  'OWN_ACCOUNT',
  'LAST_ADMIN',
  'INVITATION_INVALID',
  'TOO_MANY_TRIES',
  'ALREADY_BOUND',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Facts for the text and for programs: quantities in the item's smallest step, names as people know them. */
export type ErrorDetails = Record<string, unknown>

export interface Rejection {
  ok: false
  code: ErrorCode
  details?: ErrorDetails
}

/** A business decision: a value or a "no". A bug throws instead. */
export type Result<T> = { ok: true; data: T } | Rejection

export const ok = <T>(data: T): { ok: true; data: T } => ({ ok: true, data })
export const reject = (code: ErrorCode, details?: ErrorDetails): Rejection =>
  details ? { ok: false, code, details } : { ok: false, code }
