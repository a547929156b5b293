/** Finds a text within another where it stands as whole words: "1 month" is not in "11 months". */
export const asWords = (text: string): RegExp =>
  new RegExp(`\\b${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'i');
