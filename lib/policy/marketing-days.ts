/** The portal's own numbers beside the months that the policy sets; its notes tell both. */

/** For whoever wants a break and not an end. The view of the audience holds the same number. */
export const pauseDays = 90;

/** How long before its end a yes can be renewed. */
export const renewalDays = 60;
