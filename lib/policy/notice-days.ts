/** How long before its day a material version is published, so that people can be told and can leave (S16), in days. */
export const noticeDays = 30;
