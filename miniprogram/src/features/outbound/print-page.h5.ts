/** Prints the page in view; bars and buttons stay off the paper. */
export const printPage: (() => void) | null = () => window.print()
