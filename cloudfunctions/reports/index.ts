import { defineFunction } from '../runtime/define-function'
import { dashboard } from './dashboard'

export const main = defineFunction<'reports'>({ 'reports.dashboard': dashboard })
