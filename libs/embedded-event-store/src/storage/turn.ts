/** Events after which a long read lets others have their turn. */
export const TURN = 256;

/** Who follows live and falls this many events behind, being slow, is catching up again. */
export const BEHIND = 1_024;
