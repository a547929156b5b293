import localFont from 'next/font/local';

const serif = localFont({
  src: '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--face-serif',
  adjustFontFallback: 'Times New Roman',
});

const sans = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--face-sans',
  adjustFontFallback: 'Arial',
});

/** Classes that define `--face-serif` and `--face-sans`. */
export const faces = `${serif.variable} ${sans.variable}`;
