import { hasErrorCode } from './has-error-code';

/** Whether the database refused a row because another holds the same unique value. */
export const isUniqueViolation = (error: unknown): boolean => hasErrorCode(error, '23505');
