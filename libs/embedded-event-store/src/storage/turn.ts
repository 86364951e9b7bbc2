/** Events after which a long read lets others have their turn. */
export const TURN = 256;
