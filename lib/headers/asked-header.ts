/** Method and path of a request, written over whatever the client sent: a layout is told neither. */
export const askedHeader = 'x-asked';
