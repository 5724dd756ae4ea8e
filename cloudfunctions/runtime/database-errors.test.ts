import { isConflict, isDuplicate, isLost } from './database-errors'

test.each([
  [{ code: 'DATABASE_TRANSACTION_CONFLICT', message: '' }, [true, false, false]],
  [{ code: 'DATABASE_REQUEST_FAILED', message: 'E11000 duplicate key error' }, [false, true, false]],
  [{ code: 'ECONNRESET', message: 'socket hang up' }, [false, false, true]],
  [{ code: 'DATABASE_TRANSACTION_NOT_EXIST', message: '' }, [false, false, true]],
  [{ code: 'EXCEED_RATELIMIT', message: '' }, [false, false, true]],
  [{ code: 'EXCEED_CONCURRENT_REQUEST_LIMIT', message: '' }, [false, false, true]],
  [{ code: 'INVALID_PARAM', message: 'bad' }, [false, false, false]],
  [new TypeError('x is not a function'), [false, false, false]],
  [undefined, [false, false, false]],
])('%j is told apart', (error, expected) => {
  expect([isConflict(error), isDuplicate(error), isLost(error)]).toEqual(expected)
})
