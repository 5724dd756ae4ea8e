/** Why a value is no geometry; the message is MongoDB's where it has one. */
export class InvalidGeometry extends Error {}
