/** Something that happens at a moment (milliseconds), by what the books hold just then. */
export interface Step {
  moment: number
  run(): void
}
