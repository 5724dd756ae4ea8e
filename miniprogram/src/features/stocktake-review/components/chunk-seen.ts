/** Two screens: a part that is further away is taken out of the page, its height stays. */
export const FAR_PX = 1_600

export interface ChunkSeen {
  near: boolean
  /** px; 0 while the page itself is hidden. */
  height: number
}
