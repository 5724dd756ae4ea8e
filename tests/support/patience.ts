/** Seconds that a test or hook of this project may take, from jest.config.ts. */
declare const PATIENCE_SECONDS: number

jest.setTimeout(PATIENCE_SECONDS * 1_000)
