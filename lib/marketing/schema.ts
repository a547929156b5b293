import { z } from 'zod';
import { emailText } from '@/lib/forms/fields';

export const requestOptOutSchema = z.object({ email: emailText() });
