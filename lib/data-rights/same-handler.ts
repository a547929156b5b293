/** Two spellings of one login are one person. The database compares in the same way. */
export const sameHandler = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
