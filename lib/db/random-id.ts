import { randomBytes } from 'node:crypto';

/** 128 random bits as 22 characters of base64url: an id nobody can guess or tell anything from. */
export const randomId = (): string => randomBytes(16).toString('base64url');
