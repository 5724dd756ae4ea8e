import { defineFunction } from '../runtime/define-function'
import { getEntry, queryEntries } from './read'

export const main = defineFunction<'audit'>({ 'audit.query': queryEntries, 'audit.get': getEntry })
