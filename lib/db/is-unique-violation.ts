import { errorCode } from '@/lib/error-code';

/** Whether the database refused a row because another holds the same unique value. */
export const isUniqueViolation = (error: unknown): boolean => errorCode(error) === '23505';
