/** WeChat cannot print. */
export const printPage: (() => void) | null = null
