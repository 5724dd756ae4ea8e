// WeChat has no `new Function`: zod must be told before the first schema is built.
import { config } from 'zod/mini'

config({ jitless: true })
